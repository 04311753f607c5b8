package dev.foretaste.topology.inputs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** A value that can be read without a lock and waited for. Thread-safe. */
public final class Waiting<T> {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile T value;

  /** With a value to begin with. */
  public Waiting(T value) {
    this.value = value;
  }

  /** The value now. */
  public T current() {
    return value;
  }

  /** Replaces the value. */
  public void update(T next) {
    lock.lock();
    try {
      value = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the value has what is looked for, at most a minute.
   *
   * @throws InputNotLoadedException when it does not in time
   */
  public <R> R await(Function<T, Optional<R>> find, String what) {
    long left = LIMIT.toNanos();
    lock.lock();
    try {
      Optional<R> found = find.apply(value);
      while (found.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
        found = find.apply(value);
      }
      return found.orElseThrow(
          () ->
              new InputNotLoadedException(
                  "%s was adopted before and has not been loaded within %d s"
                      .formatted(what, TimeUnit.NANOSECONDS.toSeconds(LIMIT.toNanos()))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InputNotLoadedException("interrupted while waiting for " + what);
    } finally {
      lock.unlock();
    }
  }
}
