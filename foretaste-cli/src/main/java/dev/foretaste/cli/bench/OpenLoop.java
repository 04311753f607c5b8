package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.pipeline.DueTime;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
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

  private final int connections;
  private final HttpLoad http;
  private final ExecutorService threads;

  /**
   * Clients that have not sent anything yet.
   *
   * @param connections most requests that are open at a time; further ones wait for one of them,
   *     and their latency counts that
   */
  OpenLoop(int connections) {
    this.connections = connections;
    http = new HttpLoad(connections);
    threads =
        Executors.newFixedThreadPool(
            connections,
            task -> {
              Thread thread = new Thread(task, "open-loop");
              thread.setDaemon(true);
              return thread;
            });
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
   * @param call by its number, from 0
   * @param rate requests per second
   */
  Measured run(IntFunction<HttpLoad.Call> call, double rate, double seconds)
      throws InterruptedException {
    AtomicHistogram micros = new AtomicHistogram(HIGHEST_MICROS, DIGITS);
    LongAdder refused = new LongAdder();
    LongAdder failures = new LongAdder();
    AtomicInteger next = new AtomicInteger();
    int count = (int) (rate * seconds);
    long start = System.nanoTime();
    Callable<Void> connection =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long due = start + (long) (i * (TimeUnit.SECONDS.toNanos(1) / rate));
            DueTime.await(due);
            HttpLoad.Reply reply = ask(call.apply(i));
            if (reply.status() == 200) {
              long waited = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
              micros.recordValue(Math.min(HIGHEST_MICROS, waited));
            } else if (TOLD_TO_COME_BACK.contains(reply.status()) && reply.saysWhenToRetry()) {
              refused.increment();
            } else {
              failures.increment();
            }
          }
          return null;
        };
    for (Future<Void> ended : threads.invokeAll(Collections.nCopies(connections, connection))) {
      rethrow(ended);
    }
    return new Measured(micros, refused.sum(), failures.sum());
  }

  private HttpLoad.Reply ask(HttpLoad.Call call) {
    try {
      return http.ask(call);
    } catch (IOException e) {
      return new HttpLoad.Reply(0, false);
    }
  }

  private static void rethrow(Future<Void> ended) throws InterruptedException {
    try {
      ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("requests could not be sent", e.getCause());
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    http.close();
  }
}
