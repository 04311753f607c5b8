package dev.foretaste.cli.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.Histogram;

/**
 * Sends requests at fixed times, whether earlier ones have been answered or not. A request's
 * latency counts from the time at which it was due, so one that had to wait for its turn does not
 * look faster for it (coordinated omission; Tene, "How NOT to measure latency").
 */
final class OpenLoop implements AutoCloseable {
  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final Set<Integer> TOLD_TO_COME_BACK = Set.of(429, 503);
  private static final int DIGITS = 3;
  private static final long END_SECONDS = 60;

  private final int connections;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "open-loop");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();

  /**
   * Clients that have not sent anything yet.
   *
   * @param connections most requests that are open at a time; further ones wait for one of them,
   *     and their latency counts that
   */
  OpenLoop(int connections) {
    this.connections = connections;
  }

  /**
   * What came of it.
   *
   * @param micros latencies of what was answered with 200, in microseconds
   * @param refused requests that were told when to come back
   * @param failures requests that failed or were answered otherwise
   */
  record Measured(Histogram micros, long refused, long failures) {
    double p50Ms() {
      return micros.getValueAtPercentile(50) / 1e3;
    }

    double p99Ms() {
      return micros.getValueAtPercentile(99) / 1e3;
    }
  }

  /**
   * Runs for some time.
   *
   * @param request by its number, from 0
   * @param rate requests per second
   */
  Measured run(IntFunction<HttpRequest> request, double rate, double seconds)
      throws InterruptedException {
    AtomicHistogram micros = new AtomicHistogram(HIGHEST_MICROS, DIGITS);
    LongAdder refused = new LongAdder();
    LongAdder failures = new LongAdder();
    Semaphore open = new Semaphore(connections);
    long start = System.nanoTime();
    int count = (int) (rate * seconds);
    for (int i = 0; i < count; i++) {
      long due = start + (long) (i * (TimeUnit.SECONDS.toNanos(1) / rate));
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      open.acquire();
      http.sendAsync(request.apply(i), BodyHandlers.ofByteArray())
          .whenComplete(
              (response, failure) -> {
                long waited = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
                if (isGood(response, failure)) {
                  micros.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, waited)));
                } else if (isToldToComeBack(response, failure)) {
                  refused.increment();
                } else {
                  failures.increment();
                }
                open.release();
              });
    }
    if (!open.tryAcquire(connections, END_SECONDS, TimeUnit.SECONDS)) {
      failures.add(connections - open.availablePermits());
    }
    return new Measured(micros, refused.sum(), failures.sum());
  }

  private static boolean isToldToComeBack(HttpResponse<byte[]> response, Throwable failure) {
    return failure == null
        && TOLD_TO_COME_BACK.contains(response.statusCode())
        && response.headers().firstValue("Retry-After").isPresent();
  }

  private static boolean isGood(HttpResponse<byte[]> response, Throwable failure) {
    return failure == null && response.statusCode() == 200;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
