package dev.foretaste.cli.orders;

import dev.foretaste.hashing.StableHash;
import java.util.ArrayList;
import java.util.List;

/**
 * Deals customers onto orders that have none, so that customers have rhythms and tastes and an
 * order never depends on later ones. Every guest has an interval, counted in orders of the whole
 * place, from regulars to rare guests. Of the guests who are due, a hash of the order lets a few be
 * hungry; it goes to the one of them whose earlier orders have most in common with it, what was had
 * last time counting for less, or who is long overdue. Without the hash, tastes would become walls.
 * Not thread-safe; deals in the sequence of calls.
 */
final class CustomerDealer {
  private static final int MAX_GUESTS = 2_000;
  private static final int ORDERS_PER_GUEST = 10;

  private final List<Guest> guests = new ArrayList<>();
  private long dealt;

  private CustomerDealer(int size) {
    for (int i = 0; i < size; i++) {
      guests.add(new Guest(i, size));
    }
  }

  /** About one guest for ten orders, at most 2,000. */
  static CustomerDealer forOrders(int orders) {
    return new CustomerDealer(
        Math.min(MAX_GUESTS, (orders + ORDERS_PER_GUEST - 1) / ORDERS_PER_GUEST));
  }

  String assumption() {
    return ("The file has no customers: orders were dealt to %,d made-up guests (guest-0001, ...)"
            + " with rhythms of their own, each order to a guest who was due and whose earlier"
            + " orders resemble it, though not the latest so much; the same file always gives the same guests.")
        .formatted(guests.size());
  }

  /** The id of the customer who gets the next order. */
  String deal(TimedBasket order) {
    long hash = StableHash.of(order.order());
    List<String> items = order.lines().stream().map(DraftLine::item).distinct().toList();
    Guest best = guests.get(0);
    double bestClaim = Double.NEGATIVE_INFINITY;
    for (Guest guest : guests) {
      double claim = guest.claim(items, dealt, hash);
      if (claim > bestClaim) {
        best = guest;
        bestClaim = claim;
      }
    }
    best.take(items, dealt, hash);
    dealt++;
    return best.id();
  }
}
