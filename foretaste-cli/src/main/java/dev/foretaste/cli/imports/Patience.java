package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.FailureException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Gives up waiting when nothing has moved for too long, however long the whole takes. Not
 * thread-safe.
 */
final class Patience {
  private final Duration limit;
  private final LongSupplier nanoTime;
  private long seen = Long.MIN_VALUE;
  private long movedAt;

  Patience(Duration limit, LongSupplier nanoTime) {
    this.limit = limit;
    this.nanoTime = nanoTime;
    this.movedAt = nanoTime.getAsLong();
  }

  /**
   * To be called in every round of a wait.
   *
   * @param progress any number that changes when something has moved
   * @param advice what has stood still and what to check
   */
  void check(long progress, String advice) {
    long now = nanoTime.getAsLong();
    if (progress != seen) {
      seen = progress;
      movedAt = now;
    } else if (now - movedAt > limit.toNanos()) {
      throw new FailureException(
          "%s (nothing moved for %d s)".formatted(advice, limit.toSeconds()));
    }
  }
}
