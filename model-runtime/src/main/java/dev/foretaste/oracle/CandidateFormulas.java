package dev.foretaste.oracle;

import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The definition of every feature, for one candidate of one customer. Not thread-safe. */
final class CandidateFormulas {
  private static final double MS_PER_DAY = 86_400_000;

  private final OrderHistory history;
  private final CustomerTotals totals;
  private final ItemTables tables;
  private final String itemId;
  private final Optional<ItemHistory> own;
  private final RelationFormulas relations;
  private final OccasionFormulas occasion;

  CandidateFormulas(
      OrderHistory history,
      CustomerTotals totals,
      ItemTables tables,
      RelationFormulas relations,
      OccasionFormulas occasion,
      String itemId) {
    this.history = history;
    this.totals = totals;
    this.tables = tables;
    this.itemId = itemId;
    this.own = Optional.ofNullable(history.items().get(itemId));
    this.relations = relations;
    this.occasion = occasion;
  }

  /**
   * The value of a feature; NaN for missing.
   *
   * @throws IllegalArgumentException when it is defined nowhere
   */
  double value(String feature) {
    int group = feature.indexOf('_');
    return switch (feature.substring(0, group)) {
      case "own" -> own.map(item -> own(feature, item)).orElse(neverOrdered(feature));
      case "customer" -> customer(feature);
      case "item" ->
          tables.value(
              ItemColumn.valueOf(feature.substring(group + 1).toUpperCase(Locale.ROOT)),
              tables.indexOf(itemId));
      case "context" -> occasion.value(feature, itemId);
      case "related" -> relations.value(feature, tables.indexOf(itemId));
      default -> throw undefined(feature);
    };
  }

  private static double neverOrdered(String feature) {
    return switch (feature) {
      case "own_orders",
          "own_share",
          "own_fast_weight",
          "own_slow_weight",
          "own_time_weight",
          "own_line_share",
          "own_quantity_per_order",
          "own_in_latest_basket" ->
          0;
      default -> Double.NaN;
    };
  }

  private double own(String feature, ItemHistory item) {
    int n = totals.orders();
    double gap =
        item.orders() < 2
            ? Double.NaN
            : (double) (item.lastNumber() - item.firstNumber()) / (item.orders() - 1);
    return switch (feature) {
      case "own_orders" -> item.orders();
      case "own_share" -> (double) item.orders() / n;
      case "own_fast_weight" -> item.sum(order -> Math.pow(0.6, n - order.number()));
      case "own_slow_weight" -> item.sum(order -> Math.pow(0.9, n - order.number()));
      case "own_time_weight" ->
          item.sum(order -> Math.pow(0.5, (totals.asOf() - order.time()) / (30 * MS_PER_DAY)));
      case "own_line_share" -> item.orders() / totals.distinctLines();
      case "own_quantity_per_order" -> (double) item.quantity() / item.orders();
      case "own_rating" -> item.meanRating();
      case "own_in_latest_basket" -> history.latestBasket().contains(itemId) ? 1 : 0;
      case "own_orders_since_last" -> n - item.lastNumber();
      case "own_days_since_last" -> (totals.asOf() - item.lastTime()) / MS_PER_DAY;
      case "own_first_position" -> (double) item.firstNumber() / n;
      case "own_last_position" -> (double) item.lastNumber() / n;
      case "own_mean_gap" -> gap;
      case "own_since_last_by_gap" -> (n - item.lastNumber()) / gap;
      default -> throw undefined(feature);
    };
  }

  private double customer(String feature) {
    return switch (feature) {
      case "customer_orders" -> totals.orders();
      case "customer_items" -> history.items().size();
      case "customer_mean_basket" -> totals.distinctLines() / totals.orders();
      case "customer_latest_basket" -> history.latestBasket().size();
      case "customer_repeat_ratio" -> totals.repeats() / totals.distinctLines();
      case "customer_days_between_orders" ->
          totals.orders() < 2
              ? Double.NaN
              : (totals.latestTime() - totals.firstTime()) / MS_PER_DAY / (totals.orders() - 1);
      case "customer_days_before_latest" -> daysBeforeLatest();
      default -> throw undefined(feature);
    };
  }

  private double daysBeforeLatest() {
    List<OrderHistory.RecentBasket> baskets = history.baskets();
    int n = baskets.size();
    return n < 2
        ? Double.NaN
        : (baskets.get(n - 1).order().time() - baskets.get(n - 2).order().time()) / MS_PER_DAY;
  }

  static IllegalArgumentException undefined(String feature) {
    return new IllegalArgumentException("no definition of feature " + feature);
  }
}
