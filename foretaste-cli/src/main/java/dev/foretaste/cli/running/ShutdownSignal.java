package dev.foretaste.cli.running;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets the main thread wait until the process is asked to end (Ctrl-C, SIGTERM), and the process
 * wait until the main thread has cleaned up.
 */
final class ShutdownSignal {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch cleanedUp = new CountDownLatch(1);

  /** A signal that is connected to this process. */
  static ShutdownSignal ofProcess() {
    ShutdownSignal signal = new ShutdownSignal();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  signal.asked.countDown();
                  signal.awaitCleanUp();
                },
                "shutdown"));
    return signal;
  }

  /** Returns when the process is asked to end. */
  void await() throws InterruptedException {
    asked.await();
  }

  /** Waits for so long at most; returns whether the process was asked to end. */
  boolean await(long millis) throws InterruptedException {
    return asked.await(millis, TimeUnit.MILLISECONDS);
  }

  /** The process may end now. */
  void cleanedUp() {
    cleanedUp.countDown();
  }

  private void awaitCleanUp() {
    try {
      cleanedUp.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
