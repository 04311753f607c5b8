package dev.foretaste.topology.replay;

import dev.foretaste.topology.inputs.InputNotLoadedException;
import java.time.Duration;

/** Reads places from the headers of the merged orders. Not thread-safe. */
final class KafkaPlaces implements Places {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final LogReader<MergedPlaces.Place> orders;
  private final MergedPlaces places = new MergedPlaces();

  /** Reads with this reader, and closes it. */
  KafkaPlaces(LogReader<MergedPlaces.Place> orders) {
    this.orders = orders;
  }

  @Override
  public MergedPlaces.Place of(long ordersOffset) {
    // No further: behind it there may be what this thread's own transaction has appended.
    orders.readThrough(ordersOffset, places::add, LIMIT);
    return places
        .of(ordersOffset)
        .orElseThrow(
            () ->
                new InputNotLoadedException(
                    "the merged order at offset %d does not say where it stands on the log"
                        .formatted(ordersOffset)));
  }

  @Override
  public long here(long logged, long otherwise) {
    return places.merged(logged).orElse(otherwise);
  }

  @Override
  public void close() {
    orders.close();
  }
}
