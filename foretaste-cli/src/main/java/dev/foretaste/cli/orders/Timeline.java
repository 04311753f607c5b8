package dev.foretaste.cli.orders;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts orders in the sequence of their times. Orders of the same time keep the sequence of the file
 * and are moved apart by a millisecond each, so that times increase strictly.
 */
final class Timeline {

  private Timeline() {}

  static List<TimedBasket> sorted(List<TimedBasket> baskets) {
    List<TimedBasket> sorted = new ArrayList<>(baskets);
    sorted.sort(Comparator.comparingLong(TimedBasket::time));
    return sorted;
  }

  static List<OrderDraft> drafts(List<TimedBasket> sorted) {
    List<OrderDraft> drafts = new ArrayList<>(sorted.size());
    Map<String, Integer> numbers = new HashMap<>();
    long last = -1;
    for (TimedBasket basket : sorted) {
      last = Math.max(basket.time(), last + 1);
      int number = numbers.merge(basket.customer(), 1, Integer::sum) - 1;
      drafts.add(
          new OrderDraft(basket.customer(), number, last, basket.basket().place(), basket.lines()));
    }
    return drafts;
  }
}
