package dev.foretaste.learning.statistics;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.TrainingExample;
import java.util.ArrayList;
import java.util.List;

/** Item figures straight from their definitions, over whole lists of orders. */
final class NaiveStatistics {
  private record Succession(List<String> before, List<String> after) {}

  private final List<List<String>> orders = new ArrayList<>();
  private final List<Succession> successions = new ArrayList<>();

  NaiveStatistics(List<TrainingExample> examples) {
    for (TrainingExample example : examples) {
      List<Basket> known = example.getStateBefore().getRecentBaskets();
      List<String> before = items(known.get(known.size() - 1).getLines());
      List<String> after = items(example.getOrdered());
      if (example.getOrderNumber() == 2) {
        orders.add(before);
      }
      orders.add(after);
      successions.add(new Succession(before, after));
    }
  }

  private static List<String> items(List<BasketLine> lines) {
    return lines.stream().map(BasketLine::getItemId).toList();
  }

  double popularity(String item) {
    return (double) with(item).size() / orders.size();
  }

  double recentPopularity(String item) {
    double had = 0;
    double all = 0;
    for (int order = 0; order < orders.size(); order++) {
      double age = orders.size() - 1 - order;
      double weight = Math.pow(0.5, age / ItemStatistics.HALF_LIFE_ORDERS);
      all += weight;
      had += orders.get(order).contains(item) ? weight : 0;
    }
    return had / all;
  }

  /** NaN when no order with the item has a successor. */
  double next(String item, String successor) {
    List<Succession> followed =
        successions.stream().filter(pair -> pair.before().contains(item)).toList();
    long hits = followed.stream().filter(pair -> pair.after().contains(successor)).count();
    return followed.isEmpty() ? Double.NaN : (double) hits / followed.size();
  }

  double together(String item, String other) {
    long both = with(item).stream().filter(order -> order.contains(other)).count();
    return both / Math.sqrt((double) with(item).size() * with(other).size());
  }

  double meanBasketSize(String item) {
    return with(item).stream().mapToInt(List::size).average().orElseThrow();
  }

  double meanPosition(String item) {
    return with(item).stream()
        .mapToDouble(order -> (double) order.indexOf(item) / order.size())
        .average()
        .orElseThrow();
  }

  private List<List<String>> with(String item) {
    return orders.stream().filter(order -> order.contains(item)).toList();
  }
}
