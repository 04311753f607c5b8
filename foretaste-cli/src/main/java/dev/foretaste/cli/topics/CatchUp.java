package dev.foretaste.cli.topics;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until the service has processed all orders that are there. Under exactly-once it commits
 * their offsets together with what they led to.
 */
public final class CatchUp {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final KafkaTopics topics;
  private final String group;
  private final Duration patience;

  /**
   * @param group the service's consumer group
   * @param patience how long the service may stand still
   */
  public CatchUp(KafkaTopics topics, String group, Duration patience) {
    this.topics = topics;
    this.group = group;
    this.patience = patience;
  }

  /**
   * Waits, and returns per partition where the orders ended at the time of the call. What was
   * written in transactions that were open then is waited for too: those of the service become
   * visible a little later than the offsets committed with them.
   *
   * @throws FailureException when nothing moves any more
   */
  public List<Long> await(TopicSpec orders, Progress progress) {
    List<Long> ends = new ArrayList<>();
    int partitions = topics.partitions(orders);
    for (int partition = 0; partition < partitions; partition++) {
      ends.add(topics.end(orders, partition));
    }
    progress.message("waiting for the service");
    long left = left(orders, ends);
    long movedAt = System.nanoTime();
    while (left > 0) {
      if (System.nanoTime() - movedAt > patience.toNanos()) {
        throw new FailureException(
            "%,d orders are not processed: check that the service of application id %s runs, and its log (nothing moved for %d s)"
                .formatted(left, group, patience.toSeconds()));
      }
      LockSupport.parkNanos(LOOK_NANOS);
      long now = left(orders, ends);
      if (now != left) {
        movedAt = System.nanoTime();
        left = now;
      }
    }
    return ends;
  }

  private long left(TopicSpec orders, List<Long> ends) {
    Map<Integer, Long> committed = topics.committed(group, orders);
    long left = 0;
    for (int partition = 0; partition < ends.size(); partition++) {
      long end = ends.get(partition);
      long reached =
          Math.max(committed.getOrDefault(partition, 0L), topics.begin(orders, partition));
      // After the last order there may be markers of transactions, which nobody commits.
      if (reached < end && topics.hasRecords(orders, partition, reached, end)) {
        left += end - reached;
      }
    }
    return left;
  }
}
