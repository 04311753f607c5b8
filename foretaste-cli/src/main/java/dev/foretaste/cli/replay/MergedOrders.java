package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.KafkaReply;
import dev.foretaste.cli.topics.LogProducer;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.generations.Generation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;

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
    admin = Admin.create(client);
    producer = LogProducer.open(client);
  }

  /** Removes what an attempt has left that did not come to its end. */
  void clear(int partitions) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    for (int partition = 0; partition < partitions; partition++) {
      latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
    KafkaReply.of(admin.listOffsets(latest).all())
        .forEach((place, end) -> all.put(place, RecordsToDelete.beforeOffset(end.offset())));
    KafkaReply.of(admin.deleteRecords(all).all());
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
    KafkaReply.of(admin.alterConsumerGroupOffsets(replay.applicationId(), offsets).all());
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

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
