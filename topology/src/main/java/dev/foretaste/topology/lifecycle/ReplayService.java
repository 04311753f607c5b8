package dev.foretaste.topology.lifecycle;

import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topology.OrderPredictionTopology;
import dev.foretaste.topology.StreamViews;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.replay.RecordedSource;
import dev.foretaste.topology.replay.ReplayPlan;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same flow beside a live stream, as it was recorded: reads the live topics, has an application
 * id, state and output topics of its own, and goes on where it stopped. Thread-safe.
 */
public final class ReplayService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayService.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

  private final RecordedSource source;
  private final RocksMemory memory;
  private final KafkaStreams streams;

  /**
   * Prepares a replay; its output topics exist already.
   *
   * @param settings with the replay's own application id and state directory
   * @param replayPrefix stands before the names of its output topics
   * @param liveApplicationId of the stream that it follows
   * @param schemas stays open as long as the replay
   */
  public ReplayService(
      ServiceSettings settings,
      String replayPrefix,
      String liveApplicationId,
      int partitions,
      SchemaRegistryClient schemas,
      ReplayPlan plan) {
    TopologySettings topology =
        new TopologySettings(partitions, settings.rekey(), settings.topicPrefix(), replayPrefix);
    ModelTimeline models = new ModelTimeline();
    MenuTimeline menus = MenuTimeline.withPast();
    Map<String, Object> clients = new HashMap<>(settings.clientProperties());
    clients.put("bootstrap.servers", settings.bootstrapServers());
    source = new RecordedSource(topology, liveApplicationId, clients, schemas, models, menus, plan);
    memory = new RocksMemory(settings.rocksMemoryBytes());
    streams =
        new KafkaStreams(
            new OrderPredictionTopology(
                    topology,
                    schemas,
                    StreamViews.unwatched(models, menus, partitions),
                    new TopologyMetrics(new CollectorRegistry()),
                    source,
                    new ErasedCustomers(settings.pseudonyms()))
                .build(),
            new StreamsConfig(StreamsProperties.of(settings, memory)));
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("A thread of the replay failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
  }

  /** Starts; returns at once. */
  public void start() {
    streams.start();
  }

  @Override
  public void close() {
    boolean stopped =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_LIMIT));
    source.close();
    if (stopped) {
      memory.close();
    } else {
      LOG.warn("The replay did not stop within {} s", CLOSE_LIMIT.toSeconds());
    }
  }
}
