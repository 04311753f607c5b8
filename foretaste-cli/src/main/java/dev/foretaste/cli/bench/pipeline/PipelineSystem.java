package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.running.RunningParts;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import io.prometheus.client.CollectorRegistry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One instance of the stream on an embedded Kafka, and a sender of orders. Not thread-safe. */
final class PipelineSystem implements AutoCloseable {
  static final int PARTITIONS = 6;
  private static final String NAME = "foretaste-bench";
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final RunningParts parts = new RunningParts();
  private final ChosenModel model = new ChosenModel();
  private final Map<String, Object> client;
  private final SchemaRegistryClient schemas;
  private final PredictionService service;
  private final KafkaProducer<String, OrderPlaced> orders;
  private long sent;

  /** Starts everything but the stream. */
  PipelineSystem(Path directory, int threads, int commitIntervalMs) {
    boolean started = false;
    try {
      EmbeddedPlatform platform =
          parts.add(EmbeddedPlatform.start(directory.resolve("kafka"), 0, 0));
      client = Map.of("bootstrap.servers", platform.bootstrapServers());
      schemas =
          parts.add(new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl())));
      try (Admin admin = Admin.create(client)) {
        TopicAdmin.ensure(admin, TopicCatalogue.required(), PARTITIONS, (short) 1);
      }
      ServiceSettings settings =
          new ServiceSettings(
              NAME,
              platform.bootstrapServers(),
              directory.resolve("streams"),
              threads,
              0,
              commitIntervalMs,
              ServiceSettings.DEFAULT_ROCKS_MEMORY_BYTES,
              Optional.empty(),
              false,
              "",
              Map.of());
      service =
          parts.add(
              new PredictionService(
                  settings, PARTITIONS, schemas, new CollectorRegistry(), model::around));
      orders =
          parts.add(
              new KafkaProducer<>(
                  sending(client),
                  new StringSerializer(),
                  AvroSerdes.serializer(TopicCatalogue.ORDERS, schemas, true)));
      started = true;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  private static Map<String, Object> sending(Map<String, Object> client) {
    return Map.of(
        "bootstrap.servers",
        client.get("bootstrap.servers"),
        "linger.ms",
        1,
        "compression.type",
        "lz4",
        "batch.size",
        1 << 17);
  }

  /** Starts the stream; returns at once. */
  void start() {
    service.start();
  }

  /** Chooses what scores. */
  ChosenModel model() {
    return model;
  }

  /** Properties of Kafka clients. */
  Map<String, Object> client() {
    return client;
  }

  /** Orders sent so far. */
  long sent() {
    return sent;
  }

  /** Orders processed so far. */
  long processed() {
    return model.orders();
  }

  /** Reads predictions. */
  Deserializer<OrderPrediction> predictionReader() {
    return AvroSerdes.deserializer(TopicCatalogue.PREDICTIONS, schemas);
  }

  /** Sends the next order without waiting for others. */
  void sendNow(Workload workload) {
    send(workload.order(sent++));
  }

  /** Sends the next orders of a workload; returns when the broker has them. */
  void send(Workload workload, long count) {
    for (long left = count; left > 0; left--) {
      sendNow(workload);
    }
    orders.flush();
  }

  /** Sends orders by their numbers; returns when the broker has them. */
  void send(Workload workload, LongStream numbers) {
    numbers.forEach(number -> send(workload.order(number)));
    orders.flush();
  }

  private void send(OrderPlaced order) {
    orders.send(new ProducerRecord<>(TopicCatalogue.ORDERS.name(), order.getCustomerId(), order));
  }

  /**
   * Waits until so many orders have been processed in all.
   *
   * @throws FailureException when none is processed for two minutes
   */
  void await(long count) {
    long before = -1;
    long since = System.nanoTime();
    for (long now = processed(); now < count; now = processed()) {
      if (now != before) {
        before = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > STALLED_NANOS) {
        throw new FailureException("the stream stands still at order " + now);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
