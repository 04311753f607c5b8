package dev.foretaste.cli.bench;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.cli.bench.pipeline.DueTime;
import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.running.RunningParts;
import dev.foretaste.cli.simulator.SimulatedChain;
import dev.foretaste.cli.simulator.SimulatorRunner;
import dev.foretaste.cli.simulator.SimulatorSettings;
import dev.foretaste.cli.simulator.TopicOrderSender;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.models.ChampionMove;
import dev.foretaste.models.ChampionPointers;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import dev.foretaste.retrainer.publishing.Publisher;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.OrderPlaced;
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
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One instance of the stream on an embedded Kafka with customers who order at a steady rate, and a
 * publisher of models. Not thread-safe.
 */
final class LiveService implements AutoCloseable {
  private static final int PARTITIONS = 6;
  private static final int KEPT_VERSIONS = 3;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final String NAME = "foretaste-bench";

  private final RunningParts parts = new RunningParts();
  private final CollectorRegistry metrics = new CollectorRegistry();
  private final VersionCatalogue versions = new VersionCatalogue();
  private final Clock clock = Clock.systemUTC();
  private final PredictionService service;
  private final Publisher publisher;

  /** Starts everything but the orders. */
  LiveService(Path directory, double rate) {
    boolean started = false;
    try {
      EmbeddedPlatform platform =
          parts.add(EmbeddedPlatform.start(directory.resolve("kafka"), 0, 0));
      Map<String, Object> client = Map.of("bootstrap.servers", platform.bootstrapServers());
      SchemaRegistryClient schemas =
          parts.add(new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl())));
      try (Admin admin = Admin.create(client)) {
        TopicAdmin.ensure(admin, TopicCatalogue.required(), PARTITIONS, (short) 1);
      }
      service =
          parts.add(
              new PredictionService(
                  settings(platform, directory.resolve("streams")), PARTITIONS, schemas, metrics));
      service.start();
      publisher = parts.add(new Publisher(client, RetrainerTopics.withPrefix(""), NAME, schemas));
      await(service::isRunning, "the stream did not get ready");
      KafkaProducer<String, OrderPlaced> orders =
          parts.add(
              new KafkaProducer<>(
                  client,
                  new StringSerializer(),
                  AvroSerdes.serializer(TopicCatalogue.ORDERS, schemas, true)));
      parts.add(
          SimulatorRunner.start(
              new SimulatedChain(SimulatorSettings.standard(), clock.instant()),
              new TopicOrderSender(orders, TopicCatalogue.ORDERS.name()),
              rate,
              clock));
      started = true;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  private static ServiceSettings settings(EmbeddedPlatform platform, Path state) {
    return new ServiceSettings(
        NAME,
        platform.bootstrapServers(),
        state,
        ServiceSettings.DEFAULT_THREADS,
        0,
        ServiceSettings.DEFAULT_COMMIT_INTERVAL_MS,
        ServiceSettings.DEFAULT_ROCKS_MEMORY_BYTES,
        Optional.empty(),
        false,
        "",
        Map.of());
  }

  /** Orders scored so far. */
  long orders() {
    return count("foretaste_orders_total");
  }

  /** Makes a bundle champion and returns when every partition scores with it. */
  void swapTo(PackedBundle bundle) {
    long adoptions = count("foretaste_model_swaps_total");
    ChampionPointer pointer =
        ChampionPointers.next(
            versions.pointer(),
            bundle.manifest().getVersion(),
            ChampionMove.TRAIN,
            NAME,
            clock.instant());
    Promotion promotion =
        new Promotion(bundle, pointer, versions.retiredBy(bundle.manifest(), KEPT_VERSIONS));
    publisher.publish(promotion);
    bundle.chunks().forEach(versions::apply);
    versions.apply(bundle.manifest());
    versions.apply(pointer);
    promotion.retiredKeys().forEach(versions::remove);
    await(
        () -> count("foretaste_model_swaps_total") >= adoptions + PARTITIONS,
        "a model was not adopted");
  }

  /** Lets time pass. */
  static void pass(long nanos) {
    DueTime.await(System.nanoTime() + nanos);
  }

  private long count(String metric) {
    Double value = metrics.getSampleValue(metric);
    return value == null ? 0 : value.longValue();
  }

  private static void await(BooleanSupplier condition, String otherwise) {
    long giveUpAt = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new FailureException(otherwise + " within 2 minutes");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
