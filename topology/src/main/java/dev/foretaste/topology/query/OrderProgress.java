package dev.foretaste.topology.query;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far this instance's tasks have processed the orders since each of them started. What is
 * processed can be read from the stores; it need not be committed. Thread-safe.
 */
public final class OrderProgress {
  /** Nothing has been processed since the task started. */
  public static final long NOTHING = -1;

  private final Lock lock = new ReentrantLock();
  private final Condition advanced = lock.newCondition();
  private final long[] first;
  private final long[] latest;
  private final long[] generation;
  private final boolean[] running;

  /** Of a topic with so many partitions. */
  public OrderProgress(int partitions) {
    first = new long[partitions];
    latest = new long[partitions];
    generation = new long[partitions];
    running = new boolean[partitions];
    Arrays.fill(first, NOTHING);
    Arrays.fill(latest, NOTHING);
  }

  /** The task of a partition starts, with stores that hold nothing but what was committed. */
  public void started(int partition) {
    lock.lock();
    try {
      first[partition] = NOTHING;
      latest[partition] = NOTHING;
      generation[partition]++;
      running[partition] = true;
    } finally {
      lock.unlock();
    }
  }

  /** The task of a partition ends: what happens to its stores now is not known. */
  public void stopped(int partition) {
    lock.lock();
    try {
      running[partition] = false;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells one run of a partition's task from the next: as long as it is the same, the stores of
   * this instance hold everything the partition has. Empty while no task processes it here.
   */
  public OptionalLong run(int partition) {
    lock.lock();
    try {
      return running[partition] ? OptionalLong.of(generation[partition]) : OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }

  /** The record at this offset is being processed: its results may stand in the stores from now. */
  public void begun(int partition, long offset) {
    lock.lock();
    try {
      if (first[partition] == NOTHING) {
        first[partition] = offset;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The record at this offset has been processed, with whatever result. */
  public void processed(int partition, long offset) {
    lock.lock();
    try {
      begun(partition, offset);
      latest[partition] = offset;
      advanced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Offset of the latest record since the task started, {@link #NOTHING} before there is one. */
  public long latest(int partition) {
    lock.lock();
    try {
      return latest[partition];
    } finally {
      lock.unlock();
    }
  }

  /**
   * Offset of the first record that the task began with since it started, {@link #NOTHING} before
   * there is one.
   */
  public long first(int partition) {
    lock.lock();
    try {
      return first[partition];
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the record at this offset has been processed since the task started.
   *
   * @return false when that was not so in time
   * @throws InterruptedException when the thread is asked to stop
   */
  public boolean await(int partition, long offset, long limitNanos) throws InterruptedException {
    long left = limitNanos;
    lock.lock();
    try {
      while (latest[partition] < offset) {
        if (left <= 0) {
          return false;
        }
        left = advanced.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for any record to be processed, but no longer than a moment.
   *
   * @throws InterruptedException when the thread is asked to stop
   */
  void awaitAny(long limitNanos) throws InterruptedException {
    lock.lock();
    try {
      advanced.awaitNanos(limitNanos);
    } finally {
      lock.unlock();
    }
  }
}
