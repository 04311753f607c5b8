package dev.foretaste.topology.lifecycle;

import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topology.OrderPredictionTopology;
import dev.foretaste.topology.StreamViews;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.metrics.TopologyMetrics;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.Properties;
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

  /** Part of the Kafka client ids of replays, which answer no queries. */
  public static final String CLIENT_MARK = "-only-replays";

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

  private final StreamInputs inputs;
  private final RocksMemory memory;
  private final KafkaStreams streams;

  /**
   * Prepares a replay; its output topics exist already.
   *
   * @param settings with a state directory of its own
   * @param schemas stays open as long as the replay
   */
  public ReplayService(
      ServiceSettings settings, int partitions, SchemaRegistryClient schemas, Place place) {
    TopologySettings topology =
        new TopologySettings(
            partitions,
            settings.rekey(),
            settings.topicPrefix(),
            place.generation().topicPrefix(),
            place.plan().merged().isPresent());
    ModelTimeline models = new ModelTimeline();
    MenuTimeline menus = StreamInputs.menus(place);
    TopologyMetrics metrics = new TopologyMetrics(new CollectorRegistry());
    inputs = new StreamInputs(settings, topology, place, schemas, models, menus, metrics);
    memory = new RocksMemory(settings.rocksMemoryBytes());
    streams =
        new KafkaStreams(
            new OrderPredictionTopology(
                    topology,
                    schemas,
                    StreamViews.unwatched(models, menus, partitions),
                    metrics,
                    inputs.source(),
                    new ErasedCustomers(settings.pseudonyms()))
                .build(),
            new StreamsConfig(properties(settings, place, memory)));
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("A thread of the replay failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
  }

  private static Properties properties(ServiceSettings settings, Place place, RocksMemory memory) {
    String applicationId = place.generation().applicationId();
    Properties properties = StreamsProperties.of(settings.withApplicationId(applicationId), memory);
    properties.put(StreamsConfig.CLIENT_ID_CONFIG, applicationId + CLIENT_MARK);
    return properties;
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
    inputs.close();
    if (stopped) {
      memory.close();
    } else {
      LOG.warn("The replay did not stop within {} s", CLOSE_LIMIT.toSeconds());
    }
  }
}
