package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.generations.Generation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic with the merged orders of a replay, while it is filled. Not thread-safe. */
final class MergedOrders implements AutoCloseable {
  private final Generation replay;
  private final String topic;
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * Of a replay whose topics are there.
   *
   * @param client how to reach the cluster
   */
  MergedOrders(Map<String, Object> client, Generation replay) {
    this.replay = replay;
    topic = replay.mergedOrders().name();
    Map<String, Object> config = new HashMap<>(client);
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * TopicSpec.MAX_RECORD_BYTES);
    admin = Admin.create(client);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Removes what an attempt has left that did not come to its end. */
  void clear(int partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    await(admin.listOffsets(latest).all())
        .forEach((place, end) -> all.put(place, RecordsToDelete.beforeOffset(end.offset())));
    await(admin.deleteRecords(all).all());
  }

  /** Sends in sequence, not necessarily at once. */
  void send(int partition, long timestamp, byte[] key, byte[] value, Headers headers) {
    stopIfFailed();
    producer.send(
        new ProducerRecord<>(topic, partition, timestamp, key, value, headers),
        (metadata, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e);
          }
        });
  }

  /** Returns when all has arrived. */
  void flush() {
    producer.flush();
    stopIfFailed();
  }

  /** Lets the replay go on with the log behind what was merged. */
  void goOnFrom(TopicSpec log, List<Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (int partition = 0; partition < ends.size(); partition++) {
      offsets.put(
          new TopicPartition(log.name(), partition), new OffsetAndMetadata(ends.get(partition)));
    }
    await(admin.alterConsumerGroupOffsets(replay.applicationId(), offsets).all());
  }

  private void stopIfFailed() {
    Exception e = failure.get();
    if (e != null) {
      throw new FailureException(
          "the merged orders cannot be written (%s); run the command again"
              .formatted(e.getMessage()),
          e);
    }
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new FailureException("Kafka does not answer: " + e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException("interrupted while waiting for Kafka", e);
    }
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
