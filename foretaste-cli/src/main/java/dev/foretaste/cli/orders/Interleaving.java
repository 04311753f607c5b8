package dev.foretaste.cli.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Gives times to orders that have none: the first orders of all customers in the sequence of the
 * file, then all second ones, and so on, one every {@link #STEP} from {@link #START}.
 */
final class Interleaving {
  static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  static final Duration STEP = Duration.ofSeconds(60);
  static final String ASSUMPTION =
      "The file has no times: customers are interleaved by position (all first orders, then all"
          + " second ones, ...), one order every "
          + STEP.toSeconds()
          + " seconds from "
          + START
          + ".";

  /** So many orders, one every {@link #STEP}, end before the end of 2025. */
  private static final int MAX_ORDERS = 1_000_000;

  private Interleaving() {}

  static List<OrderDraft> of(Collection<CustomerBaskets> customers) throws OrderFileException {
    List<OrderDraft> drafts = new ArrayList<>();
    List<CustomerBaskets> left = List.copyOf(customers);
    for (int number = 0; !left.isEmpty(); number++) {
      List<CustomerBaskets> more = new ArrayList<>();
      for (CustomerBaskets customer : left) {
        if (number < customer.baskets().size()) {
          drafts.add(draft(customer, number, drafts.size()));
          more.add(customer);
        }
      }
      left = more;
    }
    if (drafts.size() > MAX_ORDERS) {
      throw new OrderFileException(
          "%,d orders without times are too many, the last would lie in the future; at most %,d go,"
                  .formatted(drafts.size(), MAX_ORDERS)
              + " or give the orders a timestamp");
    }
    return drafts;
  }

  private static OrderDraft draft(CustomerBaskets customer, int number, int position) {
    PlacedBasket basket = customer.baskets().get(number);
    long eventTime = START.plus(STEP.multipliedBy(position)).toEpochMilli();
    return new OrderDraft(customer.customer(), number, eventTime, basket.place(), basket.lines());
  }
}
