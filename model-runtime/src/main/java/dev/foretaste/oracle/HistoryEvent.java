package dev.foretaste.oracle;

import dev.foretaste.orders.OrderEvent;

/** Something that counted in a customer's history. */
public sealed interface HistoryEvent {
  /** An order, a cancellation or an amendment that was accepted; duplicates are none. */
  record Ordered(OrderEvent event) implements HistoryEvent {}

  /**
   * A rating, at the place in the history where it was learned: before the event it was learned
   * with.
   *
   * @param rating 1 to 5
   */
  record Rated(String orderId, int rating) implements HistoryEvent {}
}
