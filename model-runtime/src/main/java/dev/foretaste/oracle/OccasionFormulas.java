package dev.foretaste.oracle;

import dev.foretaste.features.Context;
import java.util.Optional;
import java.util.function.Predicate;

/** The definition of every feature about the occasion. Not thread-safe. */
final class OccasionFormulas {
  private static final long MS_PER_HOUR = 3_600_000;
  private static final double MS_PER_DAY = 86_400_000;

  private final OrderHistory history;
  private final CustomerTotals totals;
  private final Context context;

  OccasionFormulas(OrderHistory history, CustomerTotals totals, Context context) {
    this.history = history;
    this.totals = totals;
    this.context = context;
  }

  /** The value of a feature; NaN for missing. */
  double value(String feature, String itemId) {
    if (context.occasion().isEmpty()) {
      return Double.NaN;
    }
    if (feature.equals("context_days_since_latest")) {
      return (context.asOf() - totals.latestTime()) / MS_PER_DAY;
    }
    if (feature.equals("context_own_in_latest_here")) {
      return inLatestHere(itemId);
    }
    return Optional.ofNullable(history.items().get(itemId))
        .map(item -> own(feature, item))
        .orElse(Double.NaN);
  }

  private double own(String feature, ItemHistory item) {
    double atThisTime = count(item, order -> hours(order.time()) == hours(context.asOf()));
    return switch (feature) {
      case "context_own_daypart_share" -> atThisTime / item.orders();
      case "context_own_of_daypart" ->
          atThisTime
              / history.items().values().stream()
                  .mapToDouble(
                      any -> count(any, order -> hours(order.time()) == hours(context.asOf())))
                  .sum();
      case "context_own_weekend_share" ->
          count(item, order -> isWeekend(order.time()) == isWeekend(context.asOf()))
              / item.orders();
      default -> throw CandidateFormulas.undefined(feature);
    };
  }

  private static double count(ItemHistory item, Predicate<HistoricOrder> wanted) {
    return item.sum(order -> wanted.test(order) ? 1.0 : 0.0);
  }

  private double inLatestHere(String itemId) {
    String store = context.occasion().orElseThrow().storeId();
    return history.baskets().stream()
        .filter(basket -> basket.order().storeId().equals(store))
        .reduce((earlier, later) -> later)
        .map(basket -> basket.quantities().containsKey(itemId) ? 1.0 : 0.0)
        .orElse(Double.NaN);
  }

  /** Which quarter of a day that begins at 22 o'clock UTC. */
  private static long hours(long time) {
    return Math.floorMod(time + 2 * MS_PER_HOUR, 24 * MS_PER_HOUR) / (6 * MS_PER_HOUR);
  }

  private static boolean isWeekend(long time) {
    long sinceThursday = Math.floorMod(Math.floorDiv(time, 24 * MS_PER_HOUR), 7L);
    return sinceThursday == 2 || sinceThursday == 3;
  }
}
