package dev.foretaste.cli.running;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the main thread wait until the process is asked to end (Ctrl-C, SIGTERM), and the process
 * wait until the main thread has cleaned up.
 */
final class ShutdownSignal {
  private static final Logger LOG = LoggerFactory.getLogger(ShutdownSignal.class);
  private static final long CLEAN_UP_SECONDS = 60;

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

  /** Whether the process has been asked to end. */
  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** The process may end now. */
  void cleanedUp() {
    cleanedUp.countDown();
  }

  private void awaitCleanUp() {
    try {
      if (!cleanedUp.await(CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Not everything stopped within {} s", CLEAN_UP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
