package dev.foretaste.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Clients who each ask again as soon as they have been answered: what a server can do at most. */
final class ClosedLoop {
  private ClosedLoop() {}

  /** Answers with 200 per second. */
  static double perSecond(HttpLoad.Call call, int clients, double seconds) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try (HttpLoad http = new HttpLoad(clients)) {
      AtomicLong answered = new AtomicLong();
      long begun = System.nanoTime();
      long until = begun + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(CompletableFuture.runAsync(() -> ask(http, call, until, answered), threads));
      }
      running.forEach(CompletableFuture::join);
      return answered.get() / ((System.nanoTime() - begun) / 1e9);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void ask(HttpLoad http, HttpLoad.Call call, long until, AtomicLong answered) {
    try {
      while (System.nanoTime() - until < 0) {
        if (http.ask(call).status() == 200) {
          answered.incrementAndGet();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
