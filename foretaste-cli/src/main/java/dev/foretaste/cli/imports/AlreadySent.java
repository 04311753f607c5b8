package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.Progress;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Finds out which orders of a file are on the topic already. */
final class AlreadySent {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Supplier<Patience> patience;

  /** The consumer must read committed records only; it is not closed. */
  AlreadySent(Consumer<byte[], byte[]> consumer, String topic, Supplier<Patience> patience) {
    this.consumer = consumer;
    this.topic = topic;
    this.patience = patience;
  }

  /** Positions of the file's orders between the start and the present end of the topic. */
  BitSet positions(String digest, Progress progress) {
    progress.message("looking for orders of this file on topic " + topic);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    BitSet present = new BitSet();
    Patience waiting = patience.get();
    while (left(ends) > 0) {
      for (ConsumerRecord<byte[], byte[]> order : consumer.poll(POLL)) {
        ImportHeaders.positionIn(digest, order.headers())
            .ifPresent(position -> present.set((int) position));
      }
      waiting.check(left(ends), "topic " + topic + " cannot be read: check that the broker is up");
    }
    return present;
  }

  private long left(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }
}
