package dev.foretaste.oracle;

import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.Set;

/**
 * How a customer's items point at one item: loops over the items and their neighbours.
 *
 * @param target index of the item pointed at, {@link ItemTables#UNKNOWN} when it has none
 */
record RelationFormulas(OrderHistory history, ItemTables tables, int target) {

  double value(String feature) {
    return switch (feature) {
      case "related_next_sum" -> sum(tables.next(), history.latestBasket());
      case "related_next_max" -> max(tables.next(), history.latestBasket());
      case "related_next_earlier" -> earlier();
      case "related_together_sum" -> sum(tables.together(), history.latestBasket());
      case "related_together_max" -> max(tables.together(), history.latestBasket());
      case "related_together_history" -> wholeHistory();
      default -> throw CandidateFormulas.undefined(feature);
    };
  }

  private double sum(Neighbours relation, Set<String> items) {
    return items.stream().mapToDouble(item -> weight(relation, item)).sum();
  }

  private double max(Neighbours relation, Set<String> items) {
    return items.stream().mapToDouble(item -> weight(relation, item)).max().orElse(0);
  }

  private double earlier() {
    double sum = 0;
    for (int b = 0; b < history.baskets().size() - 1; b++) {
      sum += sum(tables.next(), history.baskets().get(b).quantities().keySet());
    }
    return sum;
  }

  private double wholeHistory() {
    int n = history.orders().size();
    return history.items().entrySet().stream()
        .mapToDouble(
            item -> {
              double today = item.getValue().sum(order -> Math.pow(0.9, n - order.number()));
              return today * weight(tables.together(), item.getKey());
            })
        .sum();
  }

  /** Strength with which an item points at the target; 0 when it does not. */
  private double weight(Neighbours relation, String itemId) {
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
