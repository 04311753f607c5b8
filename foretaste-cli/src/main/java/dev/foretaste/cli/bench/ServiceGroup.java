package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.SilentProgress;
import dev.foretaste.cli.running.RunningParts;
import dev.foretaste.cli.running.YieldingThreads;
import dev.foretaste.cli.simulator.SimulatedChain;
import dev.foretaste.cli.simulator.SimulatorRunner;
import dev.foretaste.cli.simulator.SimulatorSettings;
import dev.foretaste.cli.simulator.TopicOrderSender;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Several instances, each in a process of its own, on an embedded Kafka in this one, and simulated
 * customers who order when they are told to. Not thread-safe.
 */
final class ServiceGroup implements AutoCloseable {
  private static final String APPLICATION_ID = "foretaste";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RunningParts parts = new RunningParts();
  private final List<ServiceProcess> services = new ArrayList<>();
  private final Clock clock = Clock.systemUTC();
  private final SimulatedChain chain =
      new SimulatedChain(SimulatorSettings.standard(), clock.instant());
  private final KafkaProducer<String, OrderPlaced> producer;
  private final TopicOrderSender sender;
  private final KafkaTopics topics;
  private final EmbeddedPlatform platform;
  private final String secret = UUID.randomUUID().toString();

  /**
   * Starts the instances; returns when all are ready.
   *
   * @param standbys copies of each store on other instances
   */
  ServiceGroup(Path directory, int instances, int standbys)
      throws IOException, InterruptedException {
    this(directory, instances, standbys, List.of());
  }

  /** The same, with further options of {@code service}. */
  ServiceGroup(Path directory, int instances, int standbys, List<String> options)
      throws IOException, InterruptedException {
    boolean started = false;
    try {
      platform =
          parts.add(
              YieldingThreads.start(
                  () -> EmbeddedPlatform.start(directory.resolve("kafka"), 0, 0)));
      Path secretFile = Files.writeString(directory.resolve("secret"), secret);
      for (int i = 0; i < instances; i++) {
        Path own = directory.resolve("instance-" + i);
        services.add(parts.add(ServiceProcess.start(platform, own, secretFile, standbys, options)));
        services.get(i).awaitReady();
      }
      SchemaRegistryClient schemas =
          parts.add(new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl())));
      producer =
          parts.add(
              new KafkaProducer<>(
                  Map.of("bootstrap.servers", platform.bootstrapServers()),
                  new StringSerializer(),
                  AvroSerdes.serializer(TopicCatalogue.ORDERS, schemas, true)));
      topics = parts.add(new KafkaTopics(platform.bootstrapServers(), PATIENCE));
      sender = new TopicOrderSender(producer, TopicCatalogue.ORDERS.name());
      started = true;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  /** Customers order until the result is closed. */
  SimulatorRunner order(double rate) {
    return SimulatorRunner.start(chain, sender, rate, clock);
  }

  /** Waits until every order that is there has been processed; fails when nothing moves. */
  void awaitProcessed() {
    new CatchUp(topics, APPLICATION_ID, PATIENCE)
        .await(TopicCatalogue.ORDERS, new SilentProgress());
  }

  /** Orders whose processing has not been committed yet. */
  long behind() {
    Map<Integer, Long> committed = topics.committed(APPLICATION_ID, TopicCatalogue.ORDERS);
    return IntStream.range(0, topics.partitions(TopicCatalogue.ORDERS))
        .mapToLong(
            partition ->
                topics.end(TopicCatalogue.ORDERS, partition)
                    - committed.getOrDefault(partition, 0L))
        .sum();
  }

  /** Sends these orders; returns when the broker has them. */
  void send(Iterable<OrderPlaced> orders) {
    orders.forEach(sender::send);
    producer.flush();
  }

  /** Properties of Kafka clients. */
  Map<String, Object> client() {
    return Map.of("bootstrap.servers", platform.bootstrapServers());
  }

  List<ServiceProcess> services() {
    return List.copyOf(services);
  }

  List<URI> bases() {
    return services.stream().map(ServiceProcess::base).toList();
  }

  /** What the instances show each other. */
  String secret() {
    return secret;
  }

  @Override
  public void close() {
    parts.close();
  }
}
