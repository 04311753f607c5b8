package dev.foretaste.topology.query;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Tells which orders' results are committed. The stores show results as soon as they are written;
 * the transaction that holds them, with the orders' offsets, is committed some milliseconds later,
 * or aborted. Only what the partition's own task on this instance has committed counts: after a
 * rebalance, another instance's commit says nothing about what stands in this one's stores.
 * Thread-safe.
 */
public final class CommittedOrders {
  /** Every result in the stores is committed: the task has begun with nothing since it started. */
  public static final long ALL = Long.MAX_VALUE;

  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final KafkaStreams streams;
  private final String orders;
  private final OrderProgress progress;

  /**
   * Of this instance.
   *
   * @param orders name of the topic whose offsets order the customers' events
   */
  public CommittedOrders(KafkaStreams streams, String orders, OrderProgress progress) {
    this.streams = streams;
    this.orders = orders;
    this.progress = progress;
  }

  /**
   * Results of orders below this offset that stand in the stores are committed. {@link #ALL} holds
   * only until the task begins with something: who reads the stores after it must ask again.
   */
  public long before(int partition) {
    long first = progress.first(partition);
    if (first == OrderProgress.NOTHING) {
      return ALL;
    }
    TopicPartition input = new TopicPartition(orders, partition);
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .map(task -> task.committedOffsets().get(input))
        .filter(Objects::nonNull)
        .mapToLong(committed -> Math.max(first, committed))
        .max()
        .orElse(first);
  }

  /**
   * Waits until the results of the order at this offset, which has been processed, are committed.
   *
   * @return false when that was not so in time
   * @throws InterruptedException when the thread is asked to stop
   */
  public boolean await(int partition, long offset, long limitNanos) throws InterruptedException {
    long giveUpAt = System.nanoTime() + limitNanos;
    while (before(partition) <= offset) {
      long left = giveUpAt - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      // Kafka Streams tells nobody when it has committed; an idle stream commits unheard.
      progress.awaitAny(Math.min(left, CHECK_NANOS));
    }
    return true;
  }
}
