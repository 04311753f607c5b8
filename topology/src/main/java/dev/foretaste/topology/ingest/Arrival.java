package dev.foretaste.topology.ingest;

import dev.foretaste.orders.OrderEvent;

/** What came in through the door: an order event to process, or a record that cannot be taken. */
public sealed interface Arrival permits Arrival.Admitted, DeadLetter {

  /**
   * A sound order event, still with the bytes it came in.
   *
   * @param event the event
   * @param key the record's key
   * @param value the record's value
   */
  record Admitted(OrderEvent event, byte[] key, byte[] value) implements Arrival {}
}
