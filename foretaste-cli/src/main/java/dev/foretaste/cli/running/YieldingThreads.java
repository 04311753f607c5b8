package dev.foretaste.cli.running;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Threads that leave the processors to others that have something to do: an order may wait for some
 * milliseconds, a read of the API may not. Threads inherit the priority of the one that starts
 * them, so whatever these parts start yields too. Takes effect where the JVM was told to take
 * notice of priorities, as {@code ./foretaste} and the image do ({@code
 * -XX:ThreadPriorityPolicy=1}).
 */
public final class YieldingThreads {
  private YieldingThreads() {}

  /** Starts a part on such a thread; fails as that does. */
  static void run(Runnable part) {
    start(
        () -> {
          part.run();
          return part;
        });
  }

  /** Makes, or starts, a part on such a thread; fails as that does. */
  public static <T> T start(Supplier<T> part) {
    CompletableFuture<T> started = new CompletableFuture<>();
    Thread thread = new Thread(() -> complete(started, part), "starting");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    try {
      return started.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static <T> void complete(CompletableFuture<T> started, Supplier<T> part) {
    try {
      started.complete(part.get());
    } catch (Throwable e) {
      started.completeExceptionally(e);
    }
  }
}
