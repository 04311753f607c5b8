package dev.foretaste.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.cli.console.SilentProgress;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.erasure.Pseudonyms;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import io.prometheus.client.CollectorRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker, a registry and all topics with two partitions, on which the stream's service can be
 * started and commands be run.
 */
public final class StreamOnBroker implements AutoCloseable {
  public static final int PARTITIONS = 2;
  public static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int ROCKS_MEMORY_BYTES = 32 << 20;
  private static final int COMMIT_INTERVAL_MS = 50;

  private final Path directory;
  private final String applicationId;
  private final EmbeddedPlatform platform;
  private final SchemaRegistryClient registry;
  private final Producer<byte[], byte[]> producer;

  private StreamOnBroker(Path directory, String applicationId) {
    this.directory = directory;
    this.applicationId = applicationId;
    platform = EmbeddedPlatform.start(directory.resolve("platform"), 0, 0);
    registry = new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()));
    try (Admin admin = Admin.create(client())) {
      TopicAdmin.ensure(admin, PARTITIONS, (short) 1);
    }
    producer = newProducer();
  }

  /** Starts everything but the service, below a directory. */
  public static StreamOnBroker start(Path directory, String applicationId) {
    return new StreamOnBroker(directory, applicationId);
  }

  /** A service that is not started yet; each has the same state directory. */
  public PredictionService newService(Optional<Pseudonyms> pseudonyms) {
    return new PredictionService(
        new ServiceSettings(
                applicationId,
                platform.bootstrapServers(),
                directory.resolve("state"),
                1,
                0,
                COMMIT_INTERVAL_MS,
                ROCKS_MEMORY_BYTES,
                Optional.empty(),
                false,
                "",
                Map.of())
            .withPseudonyms(pseudonyms),
        PARTITIONS,
        registry,
        new CollectorRegistry());
  }

  public SchemaRegistryClient registry() {
    return registry;
  }

  /** What a Kafka client needs. */
  public Map<String, Object> client() {
    return Map.of("bootstrap.servers", platform.bootstrapServers());
  }

  /** The options by which a command finds the system. */
  public String[] address() {
    return new String[] {
      "--bootstrap-servers",
      platform.bootstrapServers(),
      "--schema-registry",
      platform.schemaRegistryUrl(),
      "--application-id",
      applicationId
    };
  }

  /** Runs a command on the system. */
  public CommandLineRun run(String... command) {
    return CommandLineRun.of(Stream.of(command, address()).flatMap(Arrays::stream).toArray());
  }

  /** Reads topics; to be closed. */
  public KafkaTopics topics() {
    return new KafkaTopics(platform.bootstrapServers(), PATIENCE);
  }

  /** To be closed. */
  public KafkaProducer<byte[], byte[]> newProducer() {
    return new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends a record that is stamped now. */
  public void send(TopicSpec topic, String key, SpecificRecord value) {
    sendBytes(topic, key, bytes(topic, value), null);
  }

  /** Returns when the record is there. */
  public void sendBytes(TopicSpec topic, String key, byte[] value, Long timestamp) {
    producer.send(
        new ProducerRecord<>(
            topic.name(), null, timestamp, key.getBytes(StandardCharsets.UTF_8), value));
    producer.flush();
  }

  /** A value as it stands on a topic. */
  public byte[] bytes(TopicSpec topic, SpecificRecord value) {
    return AvroSerdes.serializer(topic, registry, true).serialize(topic.name(), value);
  }

  /** Returns when the service has processed what is on a topic now. */
  public void awaitProcessed(TopicSpec topic) {
    try (KafkaTopics topics = topics()) {
      new CatchUp(topics, applicationId, PATIENCE).await(topic, new SilentProgress());
    }
  }

  /** Waits until something is so. */
  public static void await(BooleanSupplier condition) {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - giveUpAt).as("time is up").isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  @Override
  public void close() {
    producer.close();
    registry.close();
    platform.close();
  }
}
