package dev.foretaste.learning.statistics;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.schema.TrainingExample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Item figures straight from their definitions, over whole lists of orders. */
final class NaiveStatistics {
  private record Succession(List<String> before, List<String> after) {}

  private final List<List<String>> orders = new ArrayList<>();

  private record Labelled(TrainingExample example, List<String> after) {
    Optional<ItemPreference> known(String item) {
      return example.getStateBefore().getItems().stream()
          .filter(own -> own.getItemId().equals(item))
          .findFirst();
    }
  }

  private final List<Labelled> labelled = new ArrayList<>();
  private final List<Set<String>> discoveries = new ArrayList<>();
  private final List<Succession> successions = new ArrayList<>();

  NaiveStatistics(List<TrainingExample> examples) {
    for (TrainingExample example : examples) {
      List<Basket> known = example.getStateBefore().getRecentBaskets();
      List<String> before = items(known.get(known.size() - 1).getLines());
      List<String> after = items(example.getOrdered());
      if (example.getOrderNumber() == 2) {
        orders.add(before);
        discoveries.add(Set.copyOf(before));
      }
      orders.add(after);
      Labelled label = new Labelled(example, after);
      labelled.add(label);
      discoveries.add(
          after.stream().filter(item -> label.known(item).isEmpty()).collect(Collectors.toSet()));
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
    return fading(orders, item, ItemStatistics.HALF_LIFE_ORDERS);
  }

  double steadyPopularity(String item) {
    return fading(orders, item, 4 * ItemStatistics.HALF_LIFE_ORDERS);
  }

  double discovery(String item) {
    return fading(discoveries, item, ItemStatistics.HALF_LIFE_ORDERS);
  }

  private static double fading(
      List<? extends Collection<String>> orders, String item, double halfLife) {
    double had = 0;
    double all = 0;
    for (int order = 0; order < orders.size(); order++) {
      double age = orders.size() - 1 - order;
      double weight = Math.pow(0.5, age / halfLife);
      all += weight;
      had += orders.get(order).contains(item) ? weight : 0;
    }
    return had / all;
  }

  /** NaN when nobody who had the item ordered again. */
  double loyalty(String item) {
    return labelled.stream()
        .filter(label -> label.known(item).isPresent())
        .mapToInt(label -> label.after().contains(item) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** NaN when nobody had the item again. */
  double meanGap(String item) {
    return labelled.stream()
        .filter(label -> label.after().contains(item))
        .filter(label -> label.known(item).isPresent())
        .mapToInt(
            label ->
                label.example().getOrderNumber() - label.known(item).orElseThrow().getLastOrder())
        .average()
        .orElse(Double.NaN);
  }

  /** 0 when the second never came in an order of somebody who had the first before. */
  double later(String item, String other) {
    List<Labelled> before =
        labelled.stream().filter(label -> label.known(item).isPresent()).toList();
    long both = before.stream().filter(label -> label.after().contains(other)).count();
    return both == 0 ? 0 : both / Math.sqrt((double) before.size() * with(other).size());
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
