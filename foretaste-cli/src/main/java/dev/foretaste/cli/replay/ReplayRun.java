package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.topics.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Watches a replay that runs. Not thread-safe. */
final class ReplayRun {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ReplayedSystem live;
  private final ReplayName name;
  private final TopicSpec input;
  private final List<Long> ends;
  private final Duration patience;
  private final List<Long> from;
  private final long startedAt = System.nanoTime();
  private long toldAt = startedAt;

  /** How fast it went. */
  record Pace(long orders, double seconds) {
    double perSecond() {
      return seconds > 0 ? orders / seconds : 0;
    }
  }

  /**
   * @param ends per partition, where the orders end that are there now
   * @param patience how long it may stand still
   */
  ReplayRun(ReplayedSystem live, ReplayName name, List<Long> ends, Duration patience) {
    this.live = live;
    this.name = name;
    this.ends = ends;
    this.patience = patience;
    this.input = live.input(name);
    this.from = live.replayed(name, input);
  }

  /** All that was there at the start, in offsets. */
  long total() {
    return sum(ends);
  }

  /**
   * Waits until what was there at the start has been replayed.
   *
   * @throws FailureException when it stands still
   */
  Pace toEnd(Progress progress) {
    List<Long> done = from;
    long movedAt = System.nanoTime();
    while (left(done) > 0) {
      LockSupport.parkNanos(LOOK_NANOS);
      List<Long> now = live.replayed(name, input);
      if (!now.equals(done)) {
        movedAt = System.nanoTime();
      } else if (System.nanoTime() - movedAt > patience.toNanos()) {
        throw new FailureException(
            "%,d orders are not replayed, and nothing moved for %d s: the log says why; the same command goes on"
                .formatted(left(done), patience.toSeconds()));
      }
      done = now;
      tell(progress, done);
    }
    return pace(done);
  }

  /** Waits until this thread is interrupted, as a process that is stopped does not return. */
  Pace follow(Progress progress) {
    List<Long> done = from;
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_NANOS);
      done = live.replayed(name, input);
      tell(progress, done);
    }
    return pace(done);
  }

  /** After the last order there may be markers of transactions, which count for the end only. */
  private long left(List<Long> done) {
    long left = 0;
    for (int partition = 0; partition < ends.size(); partition++) {
      if (done.get(partition) < ends.get(partition)
          && live.topics().hasRecords(input, partition, done.get(partition), ends.get(partition))) {
        left += ends.get(partition) - done.get(partition);
      }
    }
    return left;
  }

  private void tell(Progress progress, List<Long> done) {
    progress.stepTo(sum(done));
    if (System.nanoTime() - toldAt < TELL_NANOS) {
      return;
    }
    toldAt = System.nanoTime();
    Pace pace = pace(done);
    long left = Math.max(0, total() - sum(done));
    progress.message(
        pace.orders() == 0
            ? "starting"
            : "%,d orders, %,.0f/s, %,.0f s left"
                .formatted(sum(done), pace.perSecond(), left / pace.perSecond()));
  }

  private Pace pace(List<Long> done) {
    return new Pace(sum(done) - sum(from), (System.nanoTime() - startedAt) / 1e9);
  }

  private static long sum(List<Long> offsets) {
    return offsets.stream().mapToLong(Long::longValue).sum();
  }
}
