package dev.foretaste.topology.query;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.errors.StreamsException;

/**
 * How far the stores of this instance are behind their changelogs. Asks Kafka for the changelogs'
 * ends, one question at a time and at most ten a second however many ask, and keeps nobody waiting
 * for a broker that does not answer. Thread-safe.
 */
final class CopyLags {
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long PATIENCE_MS = 200;

  private final Lock asking = new ReentrantLock();
  private final Supplier<Map<String, Map<Integer, LagInfo>>> source;
  private CompletableFuture<Map<String, Map<Integer, LagInfo>>> answer =
      CompletableFuture.completedFuture(Map.of());
  private long askedAt;

  CopyLags(KafkaStreams streams) {
    this(streams::allLocalStorePartitionLags);
  }

  /** Of this source, which may take its time. */
  CopyLags(Supplier<Map<String, Map<Integer, LagInfo>>> source) {
    this.source = source;
    askedAt = System.nanoTime() - FRESH_NANOS;
  }

  /**
   * Records of a changelog partition that the store does not hold yet; empty when this instance has
   * no copy, or Kafka takes its time to tell. Includes records of transactions that are open or
   * were aborted, and their markers, so that under exactly-once even a copy that holds everything
   * has 1 or more.
   *
   * @throws StreamsException when Kafka does not tell
   */
  OptionalLong of(String store, int partition) {
    LagInfo lag = current().getOrDefault(store, Map.of()).get(partition);
    return lag == null ? OptionalLong.empty() : OptionalLong.of(lag.offsetLag());
  }

  private Map<String, Map<Integer, LagInfo>> current() {
    try {
      return latest().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    } catch (ExecutionException e) {
      throw new StreamsException(new CompletionException(e.getCause()));
    }
  }

  private CompletableFuture<Map<String, Map<Integer, LagInfo>>> latest() {
    asking.lock();
    try {
      if (answer.isDone() && System.nanoTime() - askedAt >= FRESH_NANOS) {
        askedAt = System.nanoTime();
        answer = CompletableFuture.supplyAsync(source, CopyLags::onThreadOfItsOwn);
      }
      return answer;
    } finally {
      asking.unlock();
    }
  }

  private static void onThreadOfItsOwn(Runnable question) {
    Thread asker = new Thread(question, "copy-lags");
    asker.setDaemon(true);
    asker.start();
  }
}
