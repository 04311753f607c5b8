package dev.foretaste.cli.topics;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.generations.Generation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a Kafka cluster: committed records only, as no member of any group. */
public final class KafkaTopics implements Topics, AutoCloseable {
  private final Map<String, Object> client;
  private final Duration patience;
  private final Admin admin;
  private Generation generation = Generation.original("");
  private final Map<String, Consumer<byte[], byte[]>> consumers = new HashMap<>();

  /**
   * @param patience how long nothing may come of a partition that has more
   */
  public KafkaTopics(String bootstrapServers, Duration patience) {
    this(Map.of("bootstrap.servers", bootstrapServers), patience);
  }

  /**
   * The same with further client properties, such as security settings.
   *
   * @param client with the bootstrap servers
   */
  public KafkaTopics(Map<String, Object> client, Duration patience) {
    this.client = Map.copyOf(client);
    this.patience = patience;
    this.admin = Admin.create(this.client);
  }

  /** From now on, the catalogue's topics are those of this stream. */
  public void readAs(Generation other) {
    generation = other;
  }

  @Override
  public int partitions(TopicSpec catalogued) {
    TopicSpec topic = generation.topic(catalogued);
    return get(admin.describeTopics(List.of(topic.name())).allTopicNames(), topic.name())
        .get(topic.name())
        .partitions()
        .size();
  }

  @Override
  public long begin(TopicSpec topic, int partition) {
    return offset(at(topic, partition), OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED);
  }

  /** Whether there is such a topic. */
  public boolean exists(TopicSpec topic) {
    return get(admin.listTopics().names(), topic.name()).contains(topic.name());
  }

  /** The names of all topics. */
  public Set<String> names() {
    return get(admin.listTopics().names(), "topics");
  }

  /** How many replicas a topic has. */
  public short replicas(TopicSpec topic) {
    return (short)
        get(admin.describeTopics(List.of(topic.name())).allTopicNames(), topic.name())
            .get(topic.name())
            .partitions()
            .get(0)
            .replicas()
            .size();
  }

  /** Where what is written ends, committed or not. */
  public long end(TopicSpec topic, int partition) {
    return offset(at(topic, partition), OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
  }

  /** The offset of the first record of this time or later; the end when there is none. */
  public long at(TopicSpec topic, int partition, Instant time) {
    long found =
        offset(
            at(topic, partition),
            OffsetSpec.forTimestamp(time.toEpochMilli()),
            IsolationLevel.READ_UNCOMMITTED);
    return found < 0 ? end(topic, partition) : found;
  }

  /**
   * Reads to the end of what is written, committed or not: a transaction whose offsets are
   * committed may still be on its way to becoming visible here, and is waited for.
   */
  @Override
  public Iterator<StoredRecord> read(TopicSpec topic, int partition) {
    PartitionRecords records =
        read(at(topic, partition), begin(topic, partition), end(topic, partition));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public StoredRecord next() {
        return stored(records.next());
      }
    };
  }

  /** Reads as {@link #read(TopicSpec, int)} does, with everything that Kafka says of a record. */
  public Iterator<ConsumerRecord<byte[], byte[]>> readWhole(TopicSpec topic, int partition) {
    return read(at(topic, partition), begin(topic, partition), end(topic, partition));
  }

  /** The committed record at an offset; empty when none stands there, or none any more. */
  public Optional<StoredRecord> find(TopicSpec topic, int partition, long offset) {
    if (!exists(topic)
        || partition >= partitions(topic)
        || offset < begin(topic, partition)
        || offset >= end(topic, partition)) {
      return Optional.empty();
    }
    PartitionRecords records = read(at(topic, partition), offset, offset + 1);
    return records.hasNext()
        ? Optional.of(stored(records.next())).filter(record -> record.offset() == offset)
        : Optional.empty();
  }

  /**
   * Whether any committed record stands from one offset up to another. Waits for transactions that
   * are open there.
   */
  public boolean hasRecords(TopicSpec topic, int partition, long from, long to) {
    PartitionRecords records = read(at(topic, partition), from, to);
    return records.hasNext() && records.next().offset() < to;
  }

  /** The offsets that a group has committed on a topic, by partition. */
  public Map<Integer, Long> committed(String group, TopicSpec topic) {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), group);
    Map<Integer, Long> committed = new HashMap<>();
    offsets.forEach(
        (place, offset) -> {
          if (place.topic().equals(topic.name()) && offset != null) {
            committed.put(place.partition(), offset.offset());
          }
        });
    return committed;
  }

  private PartitionRecords read(TopicPartition place, long from, long end) {
    Consumer<byte[], byte[]> consumer =
        consumers.computeIfAbsent(place.topic(), topic -> newConsumer());
    consumer.assign(List.of(place));
    consumer.seek(place, from);
    return new PartitionRecords(consumer, place, end, patience);
  }

  private Consumer<byte[], byte[]> newConsumer() {
    Map<String, Object> config = new HashMap<>(client);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private long offset(TopicPartition place, OffsetSpec which, IsolationLevel isolation) {
    return get(
            admin.listOffsets(Map.of(place, which), new ListOffsetsOptions(isolation)).all(),
            place.topic())
        .get(place)
        .offset();
  }

  private TopicPartition at(TopicSpec topic, int partition) {
    return new TopicPartition(generation.topic(topic).name(), partition);
  }

  static StoredRecord stored(ConsumerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      byte[] value = header.value() == null ? new byte[0] : header.value();
      headers.put(header.key(), new String(value, StandardCharsets.UTF_8));
    }
    return new StoredRecord(
        record.offset(),
        record.timestamp(),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()),
        headers);
  }

  private static <T> T get(KafkaFuture<T> future, String what) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new FailureException(
            "there is no topic " + what + ": has the service of this cluster ever run?", e);
      }
      throw new FailureException("Kafka does not answer: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while waiting for Kafka", e);
    }
  }

  @Override
  public void close() {
    consumers.values().forEach(Consumer::close);
    admin.close();
  }
}
