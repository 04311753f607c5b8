package dev.foretaste.cli.loop;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.List;

/**
 * Customers who go through dishes of their own in turn, so that what was eaten long ago is due; and
 * who one day keep to half of their dishes, so that what was eaten longest ago is never due again.
 */
final class ChangingTastes {
  static final int CUSTOMERS = 50;

  private static final long START = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final int DISHES = 200;
  private static final int OWN = 24;
  private static final int FAVOURITES = 12;

  private ChangingTastes() {}

  /** One order of every customer. */
  static List<OrderPlaced> round(int number, boolean changed) {
    List<OrderPlaced> orders = new ArrayList<>();
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      int turn = number % (changed ? FAVOURITES : OWN);
      int dish = (customer * 11 + turn * 7) % DISHES;
      orders.add(
          new OrderPlaced(
              "order-%d-%d".formatted(number, customer),
              "customer-" + customer,
              "store",
              "app",
              START + ((long) number * CUSTOMERS + customer) * MINUTE,
              "EUR",
              List.of(new OrderLine("dish-" + dish, null, 1, 500L)),
              true));
    }
    return orders;
  }
}
