package dev.foretaste.cli.loop;

import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.ModelTopics;
import dev.foretaste.retrainer.ClusterSettings;
import dev.foretaste.retrainer.Retrainer;
import dev.foretaste.retrainer.RetrainerConfig;
import dev.foretaste.retrainer.Thresholds;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import io.prometheus.client.CollectorRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A whole learning loop on a real broker: instances of the stream, retrainer, registry. */
final class LoopUnderTest implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final EmbeddedPlatform platform;
  private final SchemaRegistryClient schemas;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ModelRegistry models;

  LoopUnderTest(Path directory) {
    platform = add(EmbeddedPlatform.start(directory, 0, 0));
    schemas = add(new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl())));
    try (Admin admin = Admin.create(client())) {
      TopicAdmin.ensure(admin, TopicCatalogue.required(), PARTITIONS, (short) 1);
    }
    producer =
        add(new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer()));
    models =
        add(
            new ModelRegistry(
                client(),
                ModelTopics.withPrefix(""),
                schemas,
                Duration.ofMinutes(1),
                Clock.systemUTC()));
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", platform.bootstrapServers());
  }

  private <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  PredictionService startInstance(Path stateDirectory) {
    PredictionService service =
        add(
            new PredictionService(
                new ServiceSettings(
                    "loop",
                    platform.bootstrapServers(),
                    stateDirectory,
                    1,
                    0,
                    20,
                    32 << 20,
                    Optional.of("localhost:1"),
                    false,
                    "",
                    Map.of()),
                PARTITIONS,
                schemas,
                new CollectorRegistry()));
    service.start();
    await(service::isRunning);
    return service;
  }

  RetrainerConfig config(Thresholds thresholds, TrainingParameters training) {
    return new RetrainerConfig(
        new ClusterSettings(
            platform.bootstrapServers(), platform.schemaRegistryUrl(), Map.of(), ""),
        thresholds,
        training);
  }

  Retrainer startRetrainer(RetrainerConfig config) {
    Retrainer retrainer = add(new Retrainer(config, schemas, new CollectorRegistry()));
    retrainer.start();
    return retrainer;
  }

  SchemaRegistryClient schemas() {
    return schemas;
  }

  ModelRegistry models() {
    return models;
  }

  /** Sends orders and waits until all that were ever sent are scored. */
  void place(List<OrderPlaced> orders, int sentInAll) {
    TopicSpec topic = TopicCatalogue.ORDERS;
    for (OrderPlaced order : orders) {
      byte[] key = order.getCustomerId().getBytes(StandardCharsets.UTF_8);
      byte[] value =
          AvroSerdes.forTopic(topic, schemas).serializer().serialize(topic.name(), order);
      producer.send(new ProducerRecord<>(topic.name(), key, value));
    }
    producer.flush();
    await(() -> committed(TopicCatalogue.PREDICTIONS).size() >= sentInAll);
  }

  /** Everything committed on a topic, each partition in sequence. */
  <T extends SpecificRecord> List<T> committed(TopicSpec topic) {
    List<T> records = new ArrayList<>();
    var decoder = AvroSerdes.<T>deserializer(topic, schemas);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(record -> records.add(decoder.deserialize(topic.name(), record.value())));
      }
    }
    return records;
  }

  static void await(BooleanSupplier condition) {
    long giveUpAt = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > giveUpAt) {
        throw new AssertionError("the condition did not come true in time");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  @Override
  public void close() throws Exception {
    while (!parts.isEmpty()) {
      parts.pop().close();
    }
  }
}
