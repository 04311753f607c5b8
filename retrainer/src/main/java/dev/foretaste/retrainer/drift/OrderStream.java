package dev.foretaste.retrainer.drift;

import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/**
 * The orders that were placed, from the latest thousands on, committed records only, without a
 * consumer group. What cannot be used is the stream's business and left out. Not thread-safe.
 */
public final class OrderStream implements AutoCloseable {
  /** How many records of each partition are read again at a start, to know what is usual. */
  static final int LOOK_BACK = 10_000;

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
  private static final Duration CATCH_UP_POLL = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicSpec topic;
  private final Deserializer<SpecificRecord> deserializer;
  private final OrderValidator validator = new OrderValidator();

  /**
   * Connects.
   *
   * @param topic the orders
   * @throws org.apache.kafka.common.KafkaException when the cluster cannot be reached
   */
  public OrderStream(
      Map<String, Object> clientProperties, TopicSpec topic, SchemaRegistryClient schemas) {
    this.topic = topic;
    deserializer = AvroSerdes.deserializer(topic, schemas);
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * Takes all partitions and reads what was placed before, by event time.
   *
   * @throws UnknownTopicOrPartitionException when the topic is not there (yet)
   */
  List<OrderPlaced> open() {
    List<PartitionInfo> found = consumer.partitionsFor(topic.name());
    if (found == null || found.isEmpty()) {
      throw new UnknownTopicOrPartitionException("topic " + topic.name() + " does not exist");
    }
    List<TopicPartition> partitions =
        found.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    ends.forEach(
        (partition, end) ->
            consumer.seek(partition, Math.max(beginnings.get(partition), end - LOOK_BACK)));
    List<OrderPlaced> orders = new ArrayList<>();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      orders.addAll(read(CATCH_UP_POLL));
    }
    orders.sort(byTime());
    return orders;
  }

  /** What has been placed since, by event time as far as it came together; empty for nothing. */
  List<OrderPlaced> poll() {
    List<OrderPlaced> orders = read(Duration.ZERO);
    orders.sort(byTime());
    return orders;
  }

  private static Comparator<OrderPlaced> byTime() {
    return Comparator.comparingLong(OrderPlaced::getEventTime)
        .thenComparing(OrderPlaced::getCustomerId)
        .thenComparing(OrderPlaced::getOrderId);
  }

  private List<OrderPlaced> read(Duration wait) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
    List<OrderPlaced> orders = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      order(record).ifPresent(orders::add);
    }
    return orders;
  }

  private Optional<OrderPlaced> order(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return Optional.empty();
    }
    try {
      SpecificRecord value = deserializer.deserialize(record.topic(), record.value());
      return value instanceof OrderPlaced order
              && validator.check(OrderEvent.of(order), record.timestamp()).isEmpty()
          ? Optional.of(order)
          : Optional.empty();
    } catch (UndecodableRecordException e) {
      // A dead letter: the stream has reported it.
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
  }
}
