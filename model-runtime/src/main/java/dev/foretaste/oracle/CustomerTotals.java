package dev.foretaste.oracle;

import java.util.List;

/**
 * Sums over all orders of a customer, as they were placed.
 *
 * @param orders how many there are
 * @param distinctLines how many distinct items they have, each order's counted for itself
 * @param repeats how many of those were known when they were ordered
 * @param firstTime earliest event time, ms since 1970-01-01T00:00Z
 * @param latestTime latest event time, ms since 1970-01-01T00:00Z
 * @param asOf the time that features are about, in the same unit
 */
record CustomerTotals(
    int orders,
    double distinctLines,
    double repeats,
    double firstTime,
    double latestTime,
    double asOf) {

  static CustomerTotals of(OrderHistory history) {
    List<HistoricOrder> orders = history.orders();
    return new CustomerTotals(
        orders.size(),
        orders.stream().mapToInt(order -> order.quantities().size()).sum(),
        orders.stream().mapToInt(HistoricOrder::repeats).sum(),
        orders.stream().mapToLong(HistoricOrder::time).min().orElseThrow(),
        latest(history),
        latest(history));
  }

  CustomerTotals asOf(double time) {
    return new CustomerTotals(orders, distinctLines, repeats, firstTime, latestTime, time);
  }

  private static double latest(OrderHistory history) {
    return history.orders().stream().mapToLong(HistoricOrder::time).max().orElseThrow();
  }
}
