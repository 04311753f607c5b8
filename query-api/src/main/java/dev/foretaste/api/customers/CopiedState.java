package dev.foretaste.api.customers;

import dev.foretaste.topology.lifecycle.PredictionService;

/**
 * How far this process's copies of state are: they hold committed results only, and what they lack
 * is not waited for here. Thread-safe.
 */
public final class CopiedState implements ProcessingState {
  private final PredictionService service;

  /** Of this stream. */
  public CopiedState(PredictionService service) {
    this.service = service;
  }

  @Override
  public int partitionOf(String customerId) {
    return service.customers().partitionOf(customerId);
  }

  @Override
  public boolean knowsPositions() {
    return service.positionsAreOfOrders();
  }

  @Override
  public boolean awaitProcessed(int partition, long offset, long limitNanos) {
    return false;
  }

  @Override
  public boolean awaitCommitted(int partition, long offset, long limitNanos) {
    return false;
  }

  @Override
  public long committedBefore(int partition) {
    return Long.MAX_VALUE;
  }
}
