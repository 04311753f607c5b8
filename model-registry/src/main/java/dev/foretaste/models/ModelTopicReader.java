package dev.foretaste.models;

import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryException;
import dev.foretaste.serde.SchemaRegistryUnavailableException;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.storage.FileShelf;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads model-updates and model-verdicts, committed records only, without a consumer group. Nothing
 * is read before the first {@link #catchUp}. Not thread-safe.
 */
final class ModelTopicReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModelTopicReader.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final FileShelf shelf = FileShelf.temporary();
  private final VersionCatalogue versions = new VersionCatalogue(shelf);
  private final List<ModelVerdict> verdicts = new ArrayList<>();
  private final Map<String, Deserializer<SpecificRecord>> deserializers = new HashMap<>();
  private final Consumer<byte[], byte[]> consumer;
  private final List<TopicSpec> topics;
  private final Duration limit;

  ModelTopicReader(
      Map<String, Object> clientProperties,
      ModelTopics topics,
      SchemaRegistryClient schemas,
      Duration limit) {
    this.topics = List.of(topics.updates(), topics.verdicts());
    this.limit = limit;
    for (TopicSpec topic : this.topics) {
      deserializers.put(topic.name(), AvroSerdes.deserializer(topic, schemas));
    }
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(limit.toMillis()));
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  VersionCatalogue versions() {
    return versions;
  }

  /** Every verdict, the earliest first. */
  List<ModelVerdict> verdicts() {
    return verdicts;
  }

  /**
   * Reads everything that is committed now.
   *
   * @throws ModelsUnavailableException when that takes too long
   */
  void catchUp() {
    long giveUpAt = System.nanoTime() + limit.toNanos();
    if (consumer.assignment().isEmpty()) {
      consumer.assign(topics.stream().flatMap(topic -> partitionsOf(topic).stream()).toList());
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new ModelsUnavailableException(
            "the models could not be read within %d ms; try again".formatted(limit.toMillis()));
      }
      poll();
    }
  }

  /** Waits a little for something to come. After {@link #catchUp} only. */
  void poll() {
    consumer.poll(POLL).forEach(this::apply);
  }

  private List<TopicPartition> partitionsOf(TopicSpec topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic.name());
    if (found == null || found.isEmpty()) {
      throw new ModelsUnavailableException(
          "topic %s does not exist; start the service first, it creates the topics"
              .formatted(topic.name()));
    }
    return found.stream()
        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
        .toList();
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      skip(record, "it has no key");
      return;
    }
    try {
      if (record.value() == null) {
        versions.remove(new String(record.key(), StandardCharsets.UTF_8));
      } else {
        apply(deserializers.get(record.topic()).deserialize(record.topic(), record.value()));
      }
    } catch (UndecodableRecordException e) {
      skip(record, e.getMessage());
    } catch (SchemaRegistryUnavailableException | SchemaRegistryException e) {
      // Records already polled would be lost: the next attempt begins at the first again.
      consumer.seekToBeginning(consumer.assignment());
      verdicts.clear();
      throw new ModelsUnavailableException("the schema registry: " + e.getMessage(), e);
    }
  }

  private void apply(SpecificRecord value) {
    if (value instanceof ModelVerdict verdict) {
      versions.used(verdict.getVersion());
      verdicts.add(verdict);
    } else {
      versions.apply(value);
    }
  }

  private static void skip(ConsumerRecord<byte[], byte[]> record, String reason) {
    LOG.warn(
        "Record {}-{}@{} is left out: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
    shelf.close();
  }
}
