package dev.foretaste.api.health;

import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.lifecycle.PredictionService;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * What an instance works with and can answer without: Kafka, the schema registry, the retrainer and
 * the other instances. Looked for every few seconds on a thread of its own.
 */
public final class Companions implements AutoCloseable {
  private static final long PERIOD_SECONDS = 5;
  private static final long KAFKA_LIMIT_SECONDS = 5;
  private static final int CONNECT_LIMIT_MS = 500;
  private static final long CLOSE_LIMIT_SECONDS = 10;
  private static final String ORDERS_SUBJECT = TopicCatalogue.ORDERS.name() + "-value";

  private final List<CompanionHealth> companions;
  private final Admin admin;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "companions");
            daemon.setDaemon(true);
            return daemon;
          });

  private Companions(
      PredictionService service,
      SchemaRegistryClient schemas,
      Map<String, Object> cluster,
      String retrainerGroup) {
    admin = Admin.create(cluster);
    companions =
        List.of(
            new CompanionHealth("kafka", this::kafka),
            new CompanionHealth("schema-registry", () -> registry(schemas)),
            new CompanionHealth("retrainer", () -> retrainer(retrainerGroup)),
            new CompanionHealth("other-instances", () -> others(service.stores().others())));
  }

  /**
   * Looks for them from now on.
   *
   * @param cluster what a Kafka client needs
   * @param retrainerGroup consumer group that a retrainer is in while it lives
   */
  public static Companions watch(
      PredictionService service,
      SchemaRegistryClient schemas,
      Map<String, Object> cluster,
      String retrainerGroup) {
    Companions watched = new Companions(service, schemas, cluster, retrainerGroup);
    watched.thread.scheduleWithFixedDelay(
        () -> watched.companions.forEach(CompanionHealth::look),
        PERIOD_SECONDS,
        PERIOD_SECONDS,
        TimeUnit.SECONDS);
    return watched;
  }

  /** How they do. */
  public List<HealthCheck> checks() {
    return List.copyOf(companions);
  }

  private String kafka() throws InterruptedException, ExecutionException, TimeoutException {
    int brokers = admin.describeCluster().nodes().get(KAFKA_LIMIT_SECONDS, TimeUnit.SECONDS).size();
    return brokers + (brokers == 1 ? " broker" : " brokers");
  }

  private static String registry(SchemaRegistryClient schemas) {
    schemas.latest(ORDERS_SUBJECT);
    return "it answers";
  }

  private String retrainer(String group)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    try {
      int members =
          admin
              .describeConsumerGroups(List.of(group))
              .describedGroups()
              .get(group)
              .get(KAFKA_LIMIT_SECONDS, TimeUnit.SECONDS)
              .members()
              .size();
      if (members > 0) {
        return "it runs";
      }
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
    throw new IOException("nobody trains: models stay as they are");
  }

  private static String others(List<HostInfo> others) throws IOException {
    for (HostInfo other : others) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(other.host(), other.port()), CONNECT_LIMIT_MS);
      } catch (IOException e) {
        throw new IOException(other.host() + ":" + other.port() + " cannot be reached", e);
      }
    }
    return others.isEmpty() ? "there are none" : others.size() + " can be reached";
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      thread.awaitTermination(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    admin.close(Duration.ZERO);
  }
}
