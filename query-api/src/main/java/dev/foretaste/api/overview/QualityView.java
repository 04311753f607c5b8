package dev.foretaste.api.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foretaste.api.openapi.MayBeNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How predictions do, of the orders of the latest hours.
 *
 * @param asOf when the answer was made
 */
record QualityView(String asOf, List<Window> windows) {

  /**
   * One span of time.
   *
   * @param hours how many, the one that goes on included
   * @param from when the first of them began
   * @param total over all versions
   * @param models by version, that with the most orders first
   */
  record Window(int hours, String from, Figures total, List<Figures> models) {}

  /**
   * Means over orders.
   *
   * @param modelVersion left out in totals
   * @param orders that settled a prediction
   * @param recallAt10 mean, 0 to 1; left out without orders, as the others
   * @param ndcgAt10 mean, 0 to 1
   * @param phrAt10 share of orders with an item among the first ten predicted, 0 to 1
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Figures(
      @MayBeNull String modelVersion,
      long orders,
      Double recallAt10,
      Double ndcgAt10,
      Double phrAt10) {
    static Figures of(String modelVersion, QualityTotals sums) {
      double orders = sums.orders();
      return sums.orders() == 0
          ? new Figures(modelVersion, 0, null, null, null)
          : new Figures(
              modelVersion,
              sums.orders(),
              sums.recallSum() / orders,
              sums.ndcgSum() / orders,
              sums.hits() / orders);
    }
  }

  static Window window(int hours, Instant from, List<QualityTotals> cells) {
    QualityTotals total = new QualityTotals("", 0, 0, 0, 0, 0);
    Map<String, QualityTotals> byVersion = new TreeMap<>();
    for (QualityTotals cell : cells) {
      if (cell.hour() >= from.toEpochMilli()) {
        total = total.plus(cell);
        byVersion.merge(cell.modelVersion(), cell, QualityTotals::plus);
      }
    }
    List<Figures> models =
        byVersion.entrySet().stream()
            .map(version -> Figures.of(version.getKey(), version.getValue()))
            .sorted((one, other) -> Long.compare(other.orders(), one.orders()))
            .toList();
    return new Window(hours, from.toString(), Figures.of(null, total), models);
  }
}
