package dev.foretaste.cli.running;

import java.util.concurrent.CountDownLatch;

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
