package dev.foretaste.api.transport;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Takes in so many requests at a time and no more, so that those it takes are answered as fast as
 * ever. Who has been inside for 100 ms waits for something, Kafka or another instance, rather than
 * keeping a processor busy, and makes room for those who compute; it still counts against the
 * threads that there are. Thread-safe.
 */
final class Admission {
  static final long COMPUTING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final int computingAtMost;
  private final int insideAtMost;
  private final LongSupplier nanoTime;
  private final AtomicInteger computing = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final Queue<Ticket> young = new ConcurrentLinkedQueue<>();

  /** A request that is inside; to be closed once when it has been answered. */
  final class Ticket implements AutoCloseable {
    private final long since = nanoTime.getAsLong();
    private final AtomicBoolean computes = new AtomicBoolean(true);

    private boolean isOver(long now) {
      return !computes.get() || now - since >= COMPUTING_NANOS;
    }

    private void computesNoMore() {
      if (computes.compareAndSet(true, false)) {
        computing.decrementAndGet();
      }
    }

    @Override
    public void close() {
      computesNoMore();
      inside.decrementAndGet();
    }
  }

  /**
   * Limits by these.
   *
   * @param computingAtMost requests that came within the latest 100 ms
   * @param insideAtMost requests in all
   */
  Admission(int computingAtMost, int insideAtMost, LongSupplier nanoTime) {
    this.computingAtMost = computingAtMost;
    this.insideAtMost = insideAtMost;
    this.nanoTime = nanoTime;
  }

  /** Takes a request in; empty when there is no room. */
  Optional<Ticket> enter() {
    if (inside.incrementAndGet() > insideAtMost) {
      inside.decrementAndGet();
      return Optional.empty();
    }
    letThoseWhoWaitMakeRoom();
    if (computing.incrementAndGet() > computingAtMost) {
      computing.decrementAndGet();
      inside.decrementAndGet();
      return Optional.empty();
    }
    Ticket ticket = new Ticket();
    young.add(ticket);
    return Optional.of(ticket);
  }

  private void letThoseWhoWaitMakeRoom() {
    long now = nanoTime.getAsLong();
    Ticket oldest = young.peek();
    while (oldest != null && oldest.isOver(now)) {
      oldest.computesNoMore();
      young.remove(oldest);
      oldest = young.peek();
    }
  }
}
