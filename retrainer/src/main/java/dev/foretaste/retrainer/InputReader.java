package dev.foretaste.retrainer;

import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryException;
import dev.foretaste.serde.SchemaRegistryUnavailableException;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the retrainer's topics from their beginnings (of the outcomes, the latest), committed
 * records only, without a consumer group. Not thread-safe.
 */
final class InputReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InputReader.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, Deserializer<SpecificRecord>> deserializers = new HashMap<>();
  private final RetrainerTopics topics;
  private final TrainingInputs inputs;
  private final RetrainerMetrics metrics;
  private final Shutdown shutdown;

  InputReader(
      Map<String, Object> clientProperties,
      RetrainerTopics topics,
      SchemaRegistryClient schemas,
      TrainingInputs inputs,
      RetrainerMetrics metrics,
      Shutdown shutdown) {
    this.topics = topics;
    this.inputs = inputs;
    this.metrics = metrics;
    this.shutdown = shutdown;
    for (TopicSpec topic : topics.all()) {
      deserializers.put(topic.name(), AvroSerdes.deserializer(topic, schemas));
    }
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Takes all partitions of all topics.
   *
   * @throws UnknownTopicOrPartitionException when a topic is not there (yet)
   */
  void open() {
    List<TopicPartition> partitions =
        topics.all().stream().flatMap(topic -> partitionsOf(topic.name()).stream()).toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    skipOldOutcomes(partitions);
  }

  /** They are kept for ever, and only the latest are looked at. */
  private void skipOldOutcomes(List<TopicPartition> partitions) {
    List<TopicPartition> outcomes =
        partitions.stream()
            .filter(partition -> partition.topic().equals(topics.outcomes().name()))
            .toList();
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(outcomes);
    consumer
        .endOffsets(outcomes)
        .forEach(
            (partition, end) ->
                consumer.seek(
                    partition, Math.max(beginnings.get(partition), end - OnlineQuality.WINDOW)));
  }

  private List<TopicPartition> partitionsOf(String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic);
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException(
          "topic " + topic + " does not exist; start the service first, it creates the topics");
    }
    return found.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
  }

  /**
   * Reads what is there, or waits a little for something to come.
   *
   * @return whether something came
   */
  boolean poll() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    for (ConsumerRecord<byte[], byte[]> record : records) {
      apply(record);
    }
    return !records.isEmpty();
  }

  /** Reads everything that is committed now. */
  void catchUp() {
    readUpTo(consumer.endOffsets(consumer.assignment()));
  }

  /** Reads on until the record at each of these offsets has been passed. */
  void readPast(Map<TopicPartition, Long> offsets) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    offsets.forEach((partition, offset) -> ends.put(partition, offset + 1));
    readUpTo(ends);
  }

  private void readUpTo(Map<TopicPartition, Long> ends) {
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      shutdown.throwIfRequested();
      poll();
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      skip(record, "it has no key");
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.value() == null) {
      inputs.remove(record.topic(), key, record.partition(), record.offset());
      return;
    }
    try {
      inputs.apply(key, decode(record), record.partition(), record.offset());
    } catch (UndecodableRecordException e) {
      skip(record, e.getMessage());
    }
  }

  /** Tries until the registry answers: its silence says nothing about the record. */
  private SpecificRecord decode(ConsumerRecord<byte[], byte[]> record) {
    while (true) {
      try {
        return deserializers.get(record.topic()).deserialize(record.topic(), record.value());
      } catch (SchemaRegistryUnavailableException | SchemaRegistryException e) {
        LOG.warn("Waiting for the schema registry: {}", e.getMessage());
        shutdown.pause();
        shutdown.throwIfRequested();
      }
    }
  }

  private void skip(ConsumerRecord<byte[], byte[]> record, String reason) {
    metrics.unreadable();
    LOG.warn(
        "Record {}-{}@{} is left out: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
    inputs.skip(record.topic(), record.partition(), record.offset());
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
  }
}
