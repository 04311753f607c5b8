package dev.foretaste.embedded.registry;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/** How far a log has been read, for those who wait for it. Safe for use by many threads. */
final class AppliedOffset {

  private long offset = -1;
  private RuntimeException failure;

  synchronized void advanceTo(long newOffset) {
    offset = newOffset;
    notifyAll();
  }

  /** Nothing will be read any more. */
  synchronized void fail(RuntimeException reason) {
    failure = reason;
    notifyAll();
  }

  /** Returns when the record at that offset has been read. */
  synchronized void await(long wanted, long timeout, TimeUnit unit)
      throws InterruptedException, TimeoutException {
    long giveUpAt = System.nanoTime() + unit.toNanos(timeout);
    while (offset < wanted) {
      if (failure != null) {
        throw new KafkaException("reading stopped", failure);
      }
      long left = giveUpAt - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException("offset %d was not read back in time".formatted(wanted));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}
