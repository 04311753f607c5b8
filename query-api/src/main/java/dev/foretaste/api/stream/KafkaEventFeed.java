package dev.foretaste.api.stream;

import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a topic with a consumer of its own for each client, outside of any group; only committed
 * records are seen. Thread-safe.
 */
public final class KafkaEventFeed implements EventFeed {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventFeed.class);
  private static final Duration RETRY = Duration.ofSeconds(5);
  private static final int LIMIT_MS = 5_000;
  private static final int MAX_POLLED = 100;
  private static final int MAX_FETCHED_BYTES = 1 << 20;

  private final TopicSpec topic;
  private final Map<String, Object> properties;
  private final SchemaRegistryClient schemas;
  private final BiFunction<String, SpecificRecord, FeedEvent> view;

  /**
   * Follows a topic of a cluster, which need not be there yet.
   *
   * @param schemas the schema registry; stays open as long as the feed
   * @param clientProperties further Kafka client properties, such as security settings
   * @param view an event from its id and its record
   */
  public KafkaEventFeed(
      TopicSpec topic,
      String bootstrapServers,
      SchemaRegistryClient schemas,
      Map<String, String> clientProperties,
      BiFunction<String, SpecificRecord, FeedEvent> view) {
    this.topic = topic;
    this.schemas = schemas;
    this.view = view;
    properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLLED);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MAX_FETCHED_BYTES);
    properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MS);
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MS);
  }

  @Override
  public EventSubscription open(Optional<String> lastEventId) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    boolean opened = false;
    try {
      KafkaSubscription subscription =
          new KafkaSubscription(
              consumer,
              seek(consumer, lastEventId),
              AvroSerdes.<SpecificRecord>deserializer(topic, schemas),
              view);
      opened = true;
      return subscription;
    } catch (KafkaException e) {
      LOG.warn("The topic {} cannot be followed", topic.name(), e);
      throw new ProblemException(
          Problem.of(ProblemType.EVENTS_UNAVAILABLE, "Kafka did not answer in time")
              .retryAfter(RETRY),
          e);
    } finally {
      if (!opened) {
        consumer.close();
      }
    }
  }

  private TopicPositions seek(
      KafkaConsumer<byte[], byte[]> consumer, Optional<String> lastEventId) {
    List<TopicPartition> partitions =
        IntStream.range(0, consumer.partitionsFor(topic.name()).size())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> endOffsets = consumer.endOffsets(partitions);
    long[] ends = partitions.stream().mapToLong(endOffsets::get).toArray();
    TopicPositions positions =
        lastEventId
            .map(id -> TopicPositions.parse(id, ends))
            .orElseGet(() -> new TopicPositions(ends));
    partitions.forEach(
        partition -> consumer.seek(partition, positions.next(partition.partition())));
    return positions;
  }
}
