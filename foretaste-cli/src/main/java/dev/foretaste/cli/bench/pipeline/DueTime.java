package dev.foretaste.cli.bench.pipeline;

import java.util.concurrent.locks.LockSupport;

/** Moments at which something is due. */
public final class DueTime {
  private DueTime() {}

  /**
   * Waits until then; returns at once when it has passed.
   *
   * @param nanoTime as {@link System#nanoTime} tells it
   */
  public static void await(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
