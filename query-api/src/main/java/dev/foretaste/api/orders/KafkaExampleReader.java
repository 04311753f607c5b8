package dev.foretaste.api.orders;

import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds examples on their topic, which has no index, by halving a partition: a task writes the
 * examples of a partition of the orders to the partition of the same number, in the sequence of the
 * orders. Every search has a consumer of its own; only committed records are seen. Thread-safe.
 */
public final class KafkaExampleReader implements ExampleReader {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaExampleReader.class);
  private static final Duration RETRY = Duration.ofSeconds(2);
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int MAX_FETCHED_BYTES = 64 << 10;
  private static final int FETCH_WAIT_MS = 10;
  private static final int CONCURRENCY = 4;

  private final Map<String, Object> properties;
  private final TopicSpec topic;
  private final SchemaRegistryClient schemas;
  private final Semaphore places = new Semaphore(CONCURRENCY);

  /**
   * Reads from a cluster, which need not be there yet.
   *
   * @param schemas the schema registry; stays open as long as the reader
   * @param clientProperties further Kafka client properties, such as security settings
   */
  public KafkaExampleReader(
      String bootstrapServers, SchemaRegistryClient schemas, Map<String, String> clientProperties) {
    this(TopicCatalogue.TRAINING_EXAMPLES, bootstrapServers, schemas, clientProperties);
  }

  /** The same from a topic of another name. */
  public KafkaExampleReader(
      TopicSpec topic,
      String bootstrapServers,
      SchemaRegistryClient schemas,
      Map<String, String> clientProperties) {
    this.topic = topic;
    this.schemas = schemas;
    properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // What was fetched ahead at the end of the log must not hold up the next step of the search.
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MAX_FETCHED_BYTES);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
  }

  @Override
  public Optional<TrainingExample> find(PredictionOutcome outcome) {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemType.OVERLOADED, "Too many requests for reasons of orders wait already")
              .retryAfter(RETRY));
    }
    try (KafkaConsumer<byte[], TrainingExample> consumer =
        new KafkaConsumer<>(
            properties,
            new ByteArrayDeserializer(),
            AvroSerdes.<TrainingExample>deserializer(topic, schemas))) {
      TopicPartition partition = new TopicPartition(topic.name(), outcome.getOrdersPartition());
      consumer.assign(List.of(partition));
      return search(consumer, partition, outcome.getOrdersOffset())
          .filter(example -> example.getPredictionId().equals(outcome.getPredictionId()))
          .filter(example -> example.getCustomerId().equals(outcome.getCustomerId()));
    } catch (KafkaException e) {
      LOG.warn("The topic {} cannot be read", topic.name(), e);
      throw new ProblemException(
          Problem.of(ProblemType.EVENTS_UNAVAILABLE, "Kafka did not answer in time")
              .retryAfter(RETRY),
          e);
    } finally {
      places.release();
    }
  }

  private static Optional<TrainingExample> search(
      KafkaConsumer<byte[], TrainingExample> consumer, TopicPartition partition, long orderOffset) {
    long from = consumer.beginningOffsets(List.of(partition)).get(partition);
    long to = consumer.endOffsets(List.of(partition)).get(partition);
    long giveUpAt = System.nanoTime() + LIMIT.toNanos();
    while (from < to) {
      long middle = from + (to - from) / 2;
      Optional<ConsumerRecord<byte[], TrainingExample>> found =
          firstIn(consumer, partition, middle, to, giveUpAt);
      if (found.isEmpty() || found.get().value().getOrdersOffset() > orderOffset) {
        to = middle;
      } else if (found.get().value().getOrdersOffset() < orderOffset) {
        from = found.get().offset() + 1;
      } else {
        return Optional.of(found.get().value());
      }
    }
    return Optional.empty();
  }

  /** The first example from an offset on, passing over what compaction and erasure have left. */
  private static Optional<ConsumerRecord<byte[], TrainingExample>> firstIn(
      KafkaConsumer<byte[], TrainingExample> consumer,
      TopicPartition partition,
      long from,
      long to,
      long giveUpAt) {
    consumer.seek(partition, from);
    while (consumer.position(partition) < to) {
      if (System.nanoTime() - giveUpAt > 0) {
        throw new KafkaException("the search took longer than " + LIMIT);
      }
      for (ConsumerRecord<byte[], TrainingExample> record : consumer.poll(POLL)) {
        if (record.offset() >= to) {
          return Optional.empty();
        }
        if (record.value() != null) {
          return Optional.of(record);
        }
      }
    }
    return Optional.empty();
  }
}
