package dev.foretaste.api.customers;

/**
 * How far the instance that keeps a customer has processed the orders. Implementations are
 * thread-safe.
 */
public interface ProcessingState {
  /** Partition of the orders topic that a customer's events go to. */
  int partitionOf(String customerId);

  /** Whether positions that orders were given can be waited for; not when they are rekeyed. */
  boolean knowsPositions();

  /**
   * Waits until the event at a position has been processed.
   *
   * @return false when that was not so in time
   */
  boolean awaitProcessed(int partition, long offset, long limitNanos) throws InterruptedException;

  /**
   * Waits until the results of a processed event are committed.
   *
   * @return false when that was not so in time
   */
  boolean awaitCommitted(int partition, long offset, long limitNanos) throws InterruptedException;

  /**
   * Results of events below this offset that can be read are committed; {@link Long#MAX_VALUE} as
   * long as nothing has been processed since the start.
   */
  long committedBefore(int partition);
}
