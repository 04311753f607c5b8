package dev.foretaste.api.customers;

import dev.foretaste.topology.lifecycle.PredictionService;

/** How far the stream of this process is. Thread-safe. */
public final class StreamProcessingState implements ProcessingState {
  private final PredictionService service;

  /** Of this stream. */
  public StreamProcessingState(PredictionService service) {
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
  public boolean awaitProcessed(int partition, long offset, long limitNanos)
      throws InterruptedException {
    return service.progress().await(partition, offset, limitNanos);
  }

  @Override
  public boolean awaitCommitted(int partition, long offset, long limitNanos)
      throws InterruptedException {
    return service.committed().await(partition, offset, limitNanos);
  }

  @Override
  public long committedBefore(int partition) {
    return service.committed().before(partition);
  }
}
