package dev.foretaste.topology.query;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;

/**
 * How far the stores of this instance are behind their changelogs. Asks Kafka for the changelogs'
 * ends, at most ten times a second however many ask. Thread-safe.
 */
final class CopyLags {
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long PATIENCE_MS = 200;

  private final Lock reading = new ReentrantLock();
  private final KafkaStreams streams;
  private Map<String, Map<Integer, LagInfo>> lags = Map.of();
  private long readAt;

  CopyLags(KafkaStreams streams) {
    this.streams = streams;
    readAt = System.nanoTime() - FRESH_NANOS;
  }

  /**
   * Records of a changelog partition that the store does not hold yet; empty when this instance has
   * no copy, or Kafka takes its time to tell. Includes records of transactions that are open or
   * were aborted, and their markers, so that under exactly-once even a copy that holds everything
   * has 1 or more.
   *
   * @throws org.apache.kafka.streams.errors.StreamsException when Kafka does not tell
   */
  OptionalLong of(String store, int partition) {
    LagInfo lag = current().getOrDefault(store, Map.of()).get(partition);
    return lag == null ? OptionalLong.empty() : OptionalLong.of(lag.offsetLag());
  }

  private boolean acquire() {
    try {
      return reading.tryLock(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Map<String, Map<Integer, LagInfo>> current() {
    if (!acquire()) {
      return Map.of();
    }
    try {
      if (System.nanoTime() - readAt >= FRESH_NANOS) {
        lags = streams.allLocalStorePartitionLags();
        readAt = System.nanoTime();
      }
      return lags;
    } finally {
      reading.unlock();
    }
  }
}
