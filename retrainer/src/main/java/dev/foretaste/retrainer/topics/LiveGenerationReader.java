package dev.foretaste.retrainer.topics;

import dev.foretaste.schema.LiveGeneration;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** Follows which of several streams is live. Not thread-safe. */
public final class LiveGenerationReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final byte[] LIVE = "live".getBytes(StandardCharsets.UTF_8);
  private static final TopicPartition PLACE =
      new TopicPartition(TopicCatalogue.GENERATIONS.name(), 0);

  private final Consumer<byte[], byte[]> consumer;
  private final Deserializer<SpecificRecord> decoder;
  private final boolean exists;
  private String prefix = "";

  /**
   * Reads all that is there; where there is no such topic, the original stream is live for good.
   */
  public LiveGenerationReader(Map<String, Object> kafka, SchemaRegistryClient schemas) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    decoder = AvroSerdes.deserializer(TopicCatalogue.GENERATIONS, schemas);
    List<PartitionInfo> partitions = consumer.partitionsFor(PLACE.topic());
    exists = partitions != null && !partitions.isEmpty();
    if (exists) {
      consumer.assign(List.of(PLACE));
      long end = consumer.endOffsets(List.of(PLACE)).get(PLACE);
      while (consumer.position(PLACE) < end) {
        read(POLL);
      }
    }
  }

  /** What stands before the names of the topics with labels; looks for news without waiting. */
  public String labelPrefix() {
    if (exists) {
      read(Duration.ZERO);
    }
    return prefix;
  }

  private void read(Duration wait) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait).records(PLACE)) {
      if (Arrays.equals(record.key(), LIVE)) {
        prefix = record.value() == null ? "" : prefixOf(record.value());
      }
    }
  }

  private String prefixOf(byte[] value) {
    LiveGeneration live = (LiveGeneration) decoder.deserialize(PLACE.topic(), value);
    return live.getName().isEmpty() ? "" : "replay-" + live.getName() + "-";
  }

  @Override
  public void close() {
    consumer.close();
  }
}
