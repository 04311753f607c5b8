package dev.foretaste.evaluation;

import dev.foretaste.schema.OrderPlaced;
import java.util.Collection;
import java.util.List;

/**
 * Parts the orders of all customers at one point in time, so that nothing learned is younger than
 * anything predicted ("global temporal split": Meng et al., "Exploring Data Splitting Strategies
 * for the Evaluation of Recommendation Models", RecSys 2020, section 3).
 *
 * @param time ms since 1970-01-01T00:00Z; orders before it are known
 */
record TimeCut(long time) {
  /** Share of the orders that stand before the cut, not counting customers' first ones. */
  private static final double KNOWN = 0.8;

  static TimeCut of(Collection<CustomerHistory> customers) {
    long[] times =
        customers.stream()
            .flatMap(customer -> customer.orders().stream().skip(1))
            .mapToLong(OrderPlaced::getEventTime)
            .sorted()
            .toArray();
    return new TimeCut(times.length == 0 ? 0 : times[(int) (times.length * KNOWN)]);
  }

  int ordersBefore(CustomerHistory customer) {
    return (int) customer.orders().stream().takeWhile(order -> order.getEventTime() < time).count();
  }

  /** The customer's orders before the cut and the first after it, if there is one. */
  CustomerHistory part(CustomerHistory customer) {
    List<OrderPlaced> orders = customer.orders();
    int seen = Math.min(orders.size(), ordersBefore(customer) + 1);
    return new CustomerHistory(customer.customerId(), orders.subList(0, seen));
  }
}
