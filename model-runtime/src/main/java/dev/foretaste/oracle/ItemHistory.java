package dev.foretaste.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All orders that had an item since the customer last had none that counts. Mutable, not
 * thread-safe.
 */
final class ItemHistory {
  /**
   * One order that has or had the item.
   *
   * @param order the order
   * @param quantity how many of it; 0 when the order was cancelled or lost the item
   */
  record Mention(HistoricOrder order, int quantity) {
    boolean counts() {
      return quantity > 0;
    }
  }

  private final List<Mention> mentions = new ArrayList<>();
  private final List<Integer> ratings = new ArrayList<>();

  /** Sets how many of the item an order has; 0 for none any more. */
  void mention(HistoricOrder order, int quantity) {
    mentions.removeIf(mention -> mention.order() == order && mention.counts());
    mentions.add(new Mention(order, quantity));
  }

  void rate(int rating) {
    ratings.add(rating);
  }

  /** Whether any order that counts has the item. */
  boolean known() {
    return mentions.stream().anyMatch(Mention::counts);
  }

  int orders() {
    return (int) mentions.stream().filter(Mention::counts).count();
  }

  long quantity() {
    return mentions.stream().mapToLong(Mention::quantity).sum();
  }

  /** Sum over the orders that count. */
  double sum(Function<HistoricOrder, Double> weight) {
    return mentions.stream()
        .filter(Mention::counts)
        .mapToDouble(mention -> weight.apply(mention.order()))
        .sum();
  }

  /** Number of the earliest order, those that do not count any more included. */
  int firstNumber() {
    return mentions.stream().mapToInt(mention -> mention.order().number()).min().orElseThrow();
  }

  /** Number of the latest order, those that do not count any more included. */
  int lastNumber() {
    return mentions.stream().mapToInt(mention -> mention.order().number()).max().orElseThrow();
  }

  /** Latest event time, that of orders that do not count any more included. */
  long lastTime() {
    return mentions.stream().mapToLong(mention -> mention.order().time()).max().orElseThrow();
  }

  /** Mean of the ratings; NaN when there are none. */
  double meanRating() {
    return ratings.stream().mapToInt(Integer::intValue).average().orElse(Double.NaN);
  }
}
