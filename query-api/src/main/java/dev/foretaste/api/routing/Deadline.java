package dev.foretaste.api.routing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Until when an answer is of use to the caller. */
record Deadline(long atNanos) {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  /** Never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }

  boolean isOver() {
    return left().isZero();
  }

  /**
   * Lets a moment pass in which a rebalance may go on.
   *
   * @return false when there is no time left for another attempt
   */
  boolean pause() {
    if (left().toNanos() <= PAUSE_NANOS || Thread.currentThread().isInterrupted()) {
      return false;
    }
    LockSupport.parkNanos(PAUSE_NANOS);
    return true;
  }
}
