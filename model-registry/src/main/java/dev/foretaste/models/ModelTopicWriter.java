package dev.foretaste.models;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.Sections;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelPin;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes to model-updates and train-requests, one record at a time; returns when Kafka has it.
 * Thread-safe.
 */
final class ModelTopicWriter implements AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
  private static final int REQUEST_TIMEOUT_MS = 2_000;

  private final ModelTopics topics;
  private final Producer<byte[], byte[]> producer;
  private final Map<String, Serializer<SpecificRecord>> serializers = new HashMap<>();

  ModelTopicWriter(
      Map<String, Object> clientProperties,
      ModelTopics topics,
      SchemaRegistryClient schemas,
      Duration limit) {
    this.topics = topics;
    for (TopicSpec topic : List.of(topics.updates(), topics.requests())) {
      serializers.put(topic.name(), AvroSerdes.serializer(topic, schemas, true));
    }
    int limitMs = Math.toIntExact(limit.toMillis());
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(REQUEST_TIMEOUT_MS, limitMs));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, limitMs);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, limitMs);
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void write(ChampionPointer pointer) {
    send(topics.updates(), Sections.CHAMPION_KEY, pointer);
  }

  /** The manifest comes last: until it is there, nobody sees the chunks. */
  void write(PackedBundle bundle) {
    for (ModelBundleChunk chunk : bundle.chunks()) {
      send(
          topics.updates(),
          Sections.chunkKey(chunk.getVersion(), chunk.getSection(), chunk.getPart()),
          chunk);
    }
    send(topics.updates(), Sections.manifestKey(bundle.manifest().getVersion()), bundle.manifest());
  }

  void write(ModelPin pin) {
    send(topics.updates(), Pins.key(pin.getVersion()), pin);
  }

  void write(Experiment experiment) {
    send(topics.updates(), ExperimentCatalogue.key(experiment.getId()), experiment);
  }

  /** Writes a tombstone of model-updates. */
  void remove(String key) {
    sendBytes(topics.updates(), key, null);
  }

  void write(TrainRequested request) {
    send(topics.requests(), request.getRequestId(), request);
  }

  private void send(TopicSpec topic, String key, SpecificRecord value) {
    byte[] bytes = serializers.get(topic.name()).serialize(topic.name(), value);
    sendBytes(topic, key, bytes);
  }

  private void sendBytes(TopicSpec topic, String key, byte[] value) {
    try {
      producer
          .send(new ProducerRecord<>(topic.name(), key.getBytes(StandardCharsets.UTF_8), value))
          .get();
    } catch (ExecutionException e) {
      throw new ModelsUnavailableException(
          "Kafka did not take the record: " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }
}
