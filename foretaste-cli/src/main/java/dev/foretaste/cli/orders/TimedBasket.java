package dev.foretaste.cli.orders;

import java.util.List;

/**
 * What was ordered, where and when.
 *
 * @param order id in the file
 * @param time ms since 1970-01-01T00:00Z
 */
record TimedBasket(String customer, String order, long time, PlacedBasket basket) {

  TimedBasket by(String someCustomer) {
    return new TimedBasket(someCustomer, order, time, basket);
  }

  List<DraftLine> lines() {
    return basket.lines();
  }
}
