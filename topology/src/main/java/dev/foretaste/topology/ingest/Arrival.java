package dev.foretaste.topology.ingest;

import dev.foretaste.orders.OrderEvent;
import dev.foretaste.schema.ErasureRequested;

/** What came in through the door: an order event to process, or a record that cannot be taken. */
public sealed interface Arrival permits Arrival.Admitted, Arrival.Erasure, DeadLetter {

  /**
   * A sound order event, still with the bytes it came in.
   *
   * @param event the event
   * @param key the record's key
   * @param value the record's value
   */
  record Admitted(OrderEvent event, byte[] key, byte[] value) implements Arrival {}

  /**
   * The customer is to be forgotten.
   *
   * @param value the record's value
   */
  record Erasure(ErasureRequested request, byte[] value) implements Arrival {}
}
