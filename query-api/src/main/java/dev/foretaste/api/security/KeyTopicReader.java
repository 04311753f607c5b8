package dev.foretaste.api.security;

import dev.foretaste.schema.ApiKey;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.inputs.PatientDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of keys from its beginning. Not thread-safe. */
final class KeyTopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeyTopicReader.class);
  private static final TopicPartition PARTITION =
      new TopicPartition(TopicCatalogue.API_KEYS.name(), 0);

  private final Map<String, ApiKey> keys = new HashMap<>();
  private final Consumer<String, byte[]> consumer;
  private final PatientDecoder decoder;

  /**
   * Reads from a cluster.
   *
   * @param clientProperties how to reach it
   * @param schemas the schema registry; stays open as long as the reader
   */
  KeyTopicReader(Map<String, Object> clientProperties, SchemaRegistryClient schemas) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    decoder = new PatientDecoder(AvroSerdes.deserializer(TopicCatalogue.API_KEYS, schemas));
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
  }

  /** Where the topic ends now. */
  long end() {
    return consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
  }

  /** How far it has been read. */
  long position() {
    return consumer.position(PARTITION);
  }

  /** Takes up what comes within this time. */
  void poll(Duration limit) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(limit)) {
      take(record);
    }
  }

  /** What has been read. */
  KeyRing keys() {
    return KeyRing.of(keys.values());
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      keys.remove(record.key());
      return;
    }
    try {
      keys.put(record.key(), (ApiKey) decoder.decode(record.value()));
    } catch (UndecodableRecordException e) {
      // A key that cannot be read opens nothing.
      keys.remove(record.key());
      LOG.error(
          "The API key at offset {} of {} cannot be read and is refused: {}",
          record.offset(),
          record.topic(),
          e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
