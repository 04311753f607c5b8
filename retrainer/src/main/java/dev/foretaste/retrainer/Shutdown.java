package dev.foretaste.retrainer;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets the control thread know that it is to stop. Thread-safe. */
final class Shutdown {
  private static final long PAUSE_MS = 1_000;

  private final CountDownLatch requested = new CountDownLatch(1);

  void request() {
    requested.countDown();
  }

  boolean isRequested() {
    return requested.getCount() == 0;
  }

  void throwIfRequested() {
    if (isRequested()) {
      throw new CancellationException("the retrainer is stopping");
    }
  }

  /** Waits before another try; ends early, and says so, when the thread is to stop. */
  boolean pause() {
    try {
      return requested.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      request();
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
