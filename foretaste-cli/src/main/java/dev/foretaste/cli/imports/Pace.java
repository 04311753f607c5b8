package dev.foretaste.cli.imports;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps to a rate: turns are evenly spaced; after a pause, only a moment's worth is made up for.
 */
final class Pace {
  /** Longer than a parked thread oversleeps, or high rates would never be reached. */
  private static final long MADE_UP_FOR = TimeUnit.MILLISECONDS.toNanos(20);

  private final long gap;
  private long next = System.nanoTime();

  private Pace(long gap) {
    this.gap = gap;
  }

  static Pace unlimited() {
    return new Pace(0);
  }

  static Pace perSecond(double rate) {
    return new Pace((long) (TimeUnit.SECONDS.toNanos(1) / rate));
  }

  /** Returns when it is time for the next turn, or when the thread is interrupted. */
  void await() {
    if (gap == 0) {
      return;
    }
    long now = System.nanoTime();
    while (now - next < 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(next - now);
      now = System.nanoTime();
    }
    next = Math.max(next, now - MADE_UP_FOR) + gap;
  }
}
