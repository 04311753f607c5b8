package dev.foretaste.explanation;

import dev.foretaste.schema.ItemPreference;
import java.util.OptionalDouble;

/**
 * What the customer's own orders say about an item.
 *
 * @param orders how many of them had it, as far as they count; 1 or more
 * @param daysSinceLast whole days from the latest of them to the moment of the explanation
 * @param ordersBetween mean number of orders from one with it to the next; empty before the second
 * @param rating mean rating of orders that had it, 1 to 5; empty when there is none
 */
record OwnFacts(
    int orders, long daysSinceLast, OptionalDouble ordersBetween, OptionalDouble rating) {
  private static final long MS_PER_DAY = 24L * 60 * 60 * 1_000;

  static OwnFacts of(ItemPreference own, long asOf) {
    return new OwnFacts(
        own.getOrders(),
        Math.max(0, asOf - own.getLastTime()) / MS_PER_DAY,
        own.getOrders() < 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                (double) (own.getLastOrder() - own.getFirstOrder()) / (own.getOrders() - 1)),
        own.getRatings() == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) own.getRatingSum() / own.getRatings()));
  }
}
