package dev.foretaste.retrainer;

import dev.foretaste.bundle.Sections;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.ModelTopics;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of one test on a real broker, seen from outside. */
final class TestTopics implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private final EmbeddedPlatform platform;
  private final String prefix = "test-" + UUID.randomUUID() + "-";
  private final RetrainerTopics topics = RetrainerTopics.withPrefix(prefix);
  private final SchemaRegistryClient schemas;
  private final Producer<byte[], byte[]> producer;

  TestTopics(EmbeddedPlatform platform) {
    this.platform = platform;
    schemas = new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()));
    producer =
        new KafkaProducer<>(
            orderlyProducer(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** One request at a time: a topic made a moment ago may refuse the first. */
  private Map<String, Object> orderlyProducer() {
    Map<String, Object> properties = new HashMap<>(client());
    properties.put("max.in.flight.requests.per.connection", 1);
    return properties;
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", platform.bootstrapServers());
  }

  RetrainerConfig config(Thresholds thresholds, TrainingParameters training) {
    return new RetrainerConfig(
        new ClusterSettings(
            platform.bootstrapServers(), platform.schemaRegistryUrl(), Map.of(), prefix),
        thresholds,
        training);
  }

  RetrainerTopics topics() {
    return topics;
  }

  SchemaRegistryClient schemas() {
    return schemas;
  }

  TestTopics create() {
    try (Admin admin = Admin.create(client())) {
      TopicAdmin.ensure(admin, topics.all(), PARTITIONS, (short) 1);
      TopicAdmin.ensure(
          admin,
          List.of(shadowOutcomes(), topics.orders(), topics.driftEvents()),
          PARTITIONS,
          (short) 1);
    }
    return this;
  }

  private TopicSpec shadowOutcomes() {
    return ModelTopics.withPrefix(prefix).shadowOutcomes();
  }

  void sendShadowOutcomes(List<ShadowOutcome> outcomes) {
    TopicSpec topic = shadowOutcomes();
    for (ShadowOutcome outcome : outcomes) {
      byte[] key = utf8(outcome.getOutcome().getCustomerId());
      producer.send(new ProducerRecord<>(topic.name(), key, encode(topic, outcome)));
    }
    producer.flush();
  }

  void sendExamples(List<TrainingExample> examples) {
    for (TrainingExample example : examples) {
      int partition = CustomerPartitioner.partitionFor(example.getCustomerId(), PARTITIONS);
      TopicSpec topic = topics.examples();
      String key = TrainingExamples.key(example);
      producer.send(
          new ProducerRecord<>(topic.name(), partition, utf8(key), encode(topic, example)));
    }
    producer.flush();
  }

  void sendRequest(String requestId) {
    TopicSpec topic = topics.requests();
    TrainRequested request = new TrainRequested(requestId, "test", 0L, null);
    producer.send(new ProducerRecord<>(topic.name(), utf8(requestId), encode(topic, request)));
    producer.flush();
  }

  /** As a person who promotes a version would. */
  void sendPromotion(Promotion promotion) {
    for (ModelBundleChunk chunk : promotion.bundle().chunks()) {
      sendUpdate(Sections.chunkKey(chunk.getVersion(), chunk.getSection(), chunk.getPart()), chunk);
    }
    ModelBundle manifest = promotion.bundle().manifest();
    sendUpdate(Sections.manifestKey(manifest.getVersion()), manifest);
    sendUpdate(Sections.CHAMPION_KEY, promotion.pointer());
  }

  private void sendUpdate(String key, SpecificRecord value) {
    sendBytes(topics.updates(), key, encode(topics.updates(), value));
  }

  /** A producer that shuts out others with the same id of these topics; it is never closed. */
  Producer<byte[], byte[]> transactional(String id) {
    Map<String, Object> properties = orderlyProducer();
    properties.put("transactional.id", prefix + id);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void sendBytes(TopicSpec topic, String key, byte[] value) {
    producer.send(new ProducerRecord<>(topic.name(), utf8(key), value));
    producer.flush();
  }

  /** All verdicts up to and including the first that fits. */
  List<ModelVerdict> awaitVerdict(Predicate<ModelVerdict> wanted) {
    List<ModelVerdict> verdicts = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = reader(topics.verdicts())) {
      Instant deadline = Instant.now().plus(LIMIT);
      while (Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          ModelVerdict verdict = decode(topics.verdicts(), record.value());
          verdicts.add(verdict);
          if (wanted.test(verdict)) {
            return verdicts;
          }
        }
      }
    }
    throw new AssertionError("no such verdict came; there were " + verdicts);
  }

  /** Keys of model-updates in sequence. */
  List<String> updateKeys() {
    return updates().stream()
        .map(record -> new String(record.key(), StandardCharsets.UTF_8))
        .toList();
  }

  /** What somebody who reads model-updates now knows. */
  VersionCatalogue versions() {
    VersionCatalogue versions = new VersionCatalogue();
    for (ConsumerRecord<byte[], byte[]> record : updates()) {
      if (record.value() == null) {
        versions.remove(new String(record.key(), StandardCharsets.UTF_8));
      } else {
        versions.apply(decode(topics.updates(), record.value()));
      }
    }
    return versions;
  }

  private List<ConsumerRecord<byte[], byte[]>> updates() {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer = reader(topics.updates())) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }

  private Consumer<byte[], byte[]> reader(TopicSpec topic) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            platform.bootstrapServers(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(new TopicPartition(topic.name(), 0)));
    return consumer;
  }

  private byte[] encode(TopicSpec topic, SpecificRecord value) {
    return AvroSerdes.<SpecificRecord>serializer(topic, schemas, true)
        .serialize(topic.name(), value);
  }

  private <T extends SpecificRecord> T decode(TopicSpec topic, byte[] value) {
    return AvroSerdes.<T>deserializer(topic, schemas).deserialize(topic.name(), value);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    schemas.close();
  }
}
