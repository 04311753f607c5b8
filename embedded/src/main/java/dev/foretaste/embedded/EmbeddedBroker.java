package dev.foretaste.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Time;

/**
 * A Kafka broker (KRaft, broker and controller in one) in this process, its data on disk, listening
 * on localhost only. A broker started on a directory that had one before has the same cluster id,
 * the same data and, unless told otherwise, the same port.
 */
public final class EmbeddedBroker implements AutoCloseable {

  /** There as long as the broker runs: found at a start, it says that the last one was killed. */
  private static final String RUNNING = ".foretaste.running";

  private static final String HOST = "localhost";

  private static final String PORT_REMEDY =
      "stop what uses it, or choose another port or another directory";

  private final BrokerIdentity identity;
  private final KafkaRaftServer server;
  private final DirectoryLock lock;
  private final Path running;

  private EmbeddedBroker(
      BrokerIdentity identity, KafkaRaftServer server, DirectoryLock lock, Path running) {
    this.identity = identity;
    this.server = server;
    this.lock = lock;
    this.running = running;
  }

  /**
   * Starts a broker; returns when it accepts clients, after about 2 s.
   *
   * @param directory for its data; created when missing
   * @param port for clients; 0 for the one it had last time, or one from the operating system
   * @throws EmbeddedStartException when the directory or a port is in use; the message says what to
   *     do
   */
  public static EmbeddedBroker start(Path directory, int port) {
    try {
      Path data = Files.createDirectories(directory).toRealPath();
      DirectoryLock lock = DirectoryLock.acquire(data);
      try {
        return start(data, port, lock);
      } catch (IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("Embedded Kafka cannot use " + directory, failure);
    }
  }

  private static EmbeddedBroker start(Path directory, int port, DirectoryLock lock)
      throws IOException {
    BrokerIdentity identity = BrokerIdentity.of(directory, port);
    Ports.requireFree(identity.brokerPort(), "the embedded Kafka", PORT_REMEDY);
    Ports.requireFree(identity.controllerPort(), "its controller", PORT_REMEDY);
    identity.save(directory);
    Map<String, String> settings = BrokerSettings.of(identity, directory.resolve("log"));
    format(directory, identity, settings);

    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException failure) {
      shutDown(server);
      throw new EmbeddedStartException(
          "Embedded Kafka did not start on %s: %s".formatted(directory, failure.getMessage()),
          failure);
    }
    EmbeddedBroker broker = new EmbeddedBroker(identity, server, lock, directory.resolve(RUNNING));
    if (Files.exists(broker.running)) {
      broker.cleanUpAfterKill();
    } else {
      Files.createFile(broker.running);
    }
    return broker;
  }

  private void cleanUpAfterKill() {
    try (Admin admin =
            Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
        TransactionMarkers markers = new TransactionMarkers(HOST, port())) {
      new HangingTransactions(admin, markers).end();
    } catch (RuntimeException failure) {
      shutDown(server);
      throw failure;
    }
  }

  private static void format(Path directory, BrokerIdentity identity, Map<String, String> settings)
      throws IOException {
    Path file = directory.resolve("server.properties");
    PropertiesFile.write(file, settings, "Settings of the embedded Kafka; written at every start");
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int exitCode =
        StorageTool.execute(
            new String[] {
              "format",
              "--config",
              file.toString(),
              "--cluster-id",
              identity.clusterId(),
              "--ignore-formatted"
            },
            new PrintStream(output, true, StandardCharsets.UTF_8));
    if (exitCode != 0) {
      throw new EmbeddedStartException(
          "%s cannot be prepared for Kafka: %s"
              .formatted(directory, output.toString(StandardCharsets.UTF_8).strip()));
    }
  }

  /** Value for a client's {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return HOST + ":" + identity.brokerPort();
  }

  /** Port for clients. */
  public int port() {
    return identity.brokerPort();
  }

  public String clusterId() {
    return identity.clusterId();
  }

  /** Controlled shutdown: everything is on disk and the next start needs no recovery. */
  @Override
  public void close() {
    try {
      shutDown(server);
      Files.deleteIfExists(running);
    } catch (IOException failure) {
      throw new UncheckedIOException("Embedded Kafka cannot delete " + running, failure);
    } finally {
      lock.close();
    }
  }

  private static void shutDown(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }
}
