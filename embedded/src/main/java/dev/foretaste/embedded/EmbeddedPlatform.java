package dev.foretaste.embedded;

import dev.foretaste.embedded.registry.SchemaRegistryServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka broker and a schema registry in this process, both on localhost. */
public final class EmbeddedPlatform implements AutoCloseable {

  private static final String FILE = "registry.properties";
  private static final String REGISTRY_PORT = "registry.port";

  private final EmbeddedBroker broker;
  private final SchemaRegistryServer registry;

  private EmbeddedPlatform(EmbeddedBroker broker, SchemaRegistryServer registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * Starts both; returns when both accept clients. On a directory that had them before, the data
   * are there again and, unless told otherwise, the ports are the same.
   *
   * @param dataDir for all data; created when missing
   * @param brokerPort for Kafka clients; 0 for the one it had, or one from the operating system
   * @param registryPort for HTTP; 0 likewise
   * @throws EmbeddedStartException when the directory or a port is in use; the message says what to
   *     do
   */
  public static EmbeddedPlatform start(Path dataDir, int brokerPort, int registryPort) {
    EmbeddedBroker broker = EmbeddedBroker.start(dataDir.resolve("kafka"), brokerPort);
    try {
      return new EmbeddedPlatform(broker, startRegistry(broker, dataDir, registryPort));
    } catch (IOException failure) {
      broker.close();
      throw new UncheckedIOException("Schema registry cannot use " + dataDir, failure);
    } catch (RuntimeException failure) {
      broker.close();
      throw failure;
    }
  }

  private static SchemaRegistryServer startRegistry(
      EmbeddedBroker broker, Path dataDir, int requestedPort) throws IOException {
    Path file = dataDir.resolve(FILE);
    int port = requestedPort == 0 ? knownPort(file) : requestedPort;
    if (port == 0) {
      port = Ports.free(1).get(0);
    } else {
      Ports.requireFree(port, "the schema registry", "stop what uses it, or choose another port");
    }
    SchemaRegistryServer registry = SchemaRegistryServer.start(broker.bootstrapServers(), port);
    try {
      PropertiesFile.write(
          file,
          Map.of(REGISTRY_PORT, Integer.toString(registry.port())),
          "Port of the embedded schema registry");
      return registry;
    } catch (IOException failure) {
      registry.close();
      throw failure;
    }
  }

  private static int knownPort(Path file) throws IOException {
    try {
      return Integer.parseInt(PropertiesFile.read(file).getProperty(REGISTRY_PORT, "0"));
    } catch (NumberFormatException damaged) {
      throw new EmbeddedStartException(
          "%s in %s is not a number: remove the file to get a new port"
              .formatted(REGISTRY_PORT, file),
          damaged);
    }
  }

  /** Value for a client's {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Value for a client's {@code schema.registry.url}. */
  public String schemaRegistryUrl() {
    return registry.url();
  }

  /** Stops both; everything is on disk. */
  @Override
  public void close() {
    try {
      registry.close();
    } finally {
      broker.close();
    }
  }
}
