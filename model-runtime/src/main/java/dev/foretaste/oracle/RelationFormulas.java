package dev.foretaste.oracle;

import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How a customer's items point at one item: loops over the items and their neighbours. */
final class RelationFormulas {
  private final OrderHistory history;
  private final ItemTables tables;
  private final Map<String, Double> slowWeights = new HashMap<>();

  RelationFormulas(OrderHistory history, ItemTables tables) {
    this.history = history;
    this.tables = tables;
    int n = history.orders().size();
    history
        .items()
        .forEach(
            (itemId, item) ->
                slowWeights.put(itemId, item.sum(order -> Math.pow(0.9, n - order.number()))));
  }

  /**
   * The value of a feature.
   *
   * @param target index of the item pointed at, {@link ItemTables#UNKNOWN} when it has none
   */
  double value(String feature, int target) {
    Set<String> latest = history.latestBasket();
    return switch (feature) {
      case "related_next_sum" -> sum(tables.next(), latest, target);
      case "related_next_max" -> max(tables.next(), latest, target);
      case "related_next_earlier" -> earlier(target);
      case "related_together_sum" -> sum(tables.together(), latest, target);
      case "related_together_max" -> max(tables.together(), latest, target);
      case "related_together_history" -> wholeHistory(tables.together(), target);
      case "related_later_sum" -> sum(tables.later(), slowWeights.keySet(), target);
      case "related_later_max" -> max(tables.later(), slowWeights.keySet(), target);
      case "related_later_history" -> wholeHistory(tables.later(), target);
      default -> throw CandidateFormulas.undefined(feature);
    };
  }

  private double sum(Neighbours relation, Set<String> items, int target) {
    return items.stream().mapToDouble(item -> weight(relation, item, target)).sum();
  }

  private double max(Neighbours relation, Set<String> items, int target) {
    return items.stream().mapToDouble(item -> weight(relation, item, target)).max().orElse(0);
  }

  private double earlier(int target) {
    double sum = 0;
    for (int b = 0; b < history.baskets().size() - 1; b++) {
      sum += sum(tables.next(), history.baskets().get(b).quantities().keySet(), target);
    }
    return sum;
  }

  private double wholeHistory(Neighbours relation, int target) {
    return slowWeights.entrySet().stream()
        .mapToDouble(item -> item.getValue() * weight(relation, item.getKey(), target))
        .sum();
  }

  /** Strength with which an item points at the target; 0 when it does not. */
  private double weight(Neighbours relation, String itemId, int target) {
    int source = tables.indexOf(itemId);
    double weight = 0;
    if (source != ItemTables.UNKNOWN && target != ItemTables.UNKNOWN) {
      for (int k = relation.begin(source); k < relation.end(source); k++) {
        if (relation.item(k) == target) {
          weight += relation.weight(k);
        }
      }
    }
    return weight;
  }
}
