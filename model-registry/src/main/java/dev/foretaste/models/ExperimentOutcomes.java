package dev.foretaste.models;

import dev.foretaste.experiments.report.ExperimentReport;
import dev.foretaste.experiments.report.ExperimentTally;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryException;
import dev.foretaste.serde.SchemaRegistryUnavailableException;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was settled in an experiment, committed records only, from the beginning of its topic.
 * Not thread-safe.
 */
public final class ExperimentOutcomes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExperimentOutcomes.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final TopicSpec topic;
  private final Duration limit;
  private final Deserializer<SpecificRecord> deserializer;
  private final Consumer<byte[], byte[]> consumer;
  private final Experiment terms;
  private ExperimentTally tally;

  /**
   * Connects.
   *
   * @param clientProperties how to reach the cluster
   * @param terms the experiment
   * @param limit how long one reading may stand still
   */
  public ExperimentOutcomes(
      Map<String, Object> clientProperties,
      ModelTopics topics,
      Experiment terms,
      SchemaRegistryClient schemas,
      Duration limit) {
    this.topic = terms.getKind() == ExperimentKind.AB ? topics.outcomes() : topics.shadowOutcomes();
    this.limit = limit;
    this.terms = terms;
    this.tally = new ExperimentTally(terms);
    this.deserializer = AvroSerdes.deserializer(topic, schemas);
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(limit.toMillis()));
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Reads on to what is committed now.
   *
   * @return how both arms did up to there
   * @throws ModelsUnavailableException when Kafka or the schema registry does not answer
   */
  public ExperimentReport report() {
    try {
      catchUp();
      return tally.report();
    } catch (SchemaRegistryUnavailableException | SchemaRegistryException e) {
      // Records already polled would be lost: the next attempt begins at the first again.
      consumer.seekToBeginning(consumer.assignment());
      tally = new ExperimentTally(terms);
      throw new ModelsUnavailableException("the schema registry: " + e.getMessage(), e);
    } catch (KafkaException e) {
      throw new ModelsUnavailableException("Kafka cannot be reached: " + e.getMessage(), e);
    }
  }

  private void catchUp() {
    if (consumer.assignment().isEmpty()) {
      consumer.assign(partitions());
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    long before = -1;
    long giveUpAt = System.nanoTime() + limit.toNanos();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(this::add);
      long now = consumer.assignment().stream().mapToLong(consumer::position).sum();
      if (now > before) {
        before = now;
        giveUpAt = System.nanoTime() + limit.toNanos();
      } else if (System.nanoTime() - giveUpAt > 0) {
        throw new ModelsUnavailableException(
            "the outcomes could not be read: nothing came for %d ms; try again"
                .formatted(limit.toMillis()));
      }
    }
  }

  private List<TopicPartition> partitions() {
    List<PartitionInfo> found = consumer.partitionsFor(topic.name());
    if (found == null || found.isEmpty()) {
      throw new ModelsUnavailableException(
          "topic %s does not exist; start the service first, it creates the topics"
              .formatted(topic.name()));
    }
    return found.stream().map(it -> new TopicPartition(topic.name(), it.partition())).toList();
  }

  private void add(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    try {
      SpecificRecord value = deserializer.deserialize(record.topic(), record.value());
      if (value instanceof ShadowOutcome settled) {
        tally.add(settled);
      } else if (value instanceof PredictionOutcome outcome) {
        tally.add(outcome);
      }
    } catch (UndecodableRecordException e) {
      LOG.warn(
          "Record {}-{}@{} is left out: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
  }
}
