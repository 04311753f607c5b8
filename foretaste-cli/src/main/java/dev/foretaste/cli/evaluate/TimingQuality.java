package dev.foretaste.cli.evaluate;

import dev.foretaste.evaluation.MethodResult;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a method knew whether customers would order within so many days of an order.
 *
 * @param days the window
 * @param orders how many orders it was asked after
 * @param rate share of them after which one came, 0 to 1
 * @param brier Brier score, 0 to 1, lower is better
 * @param baseBrier that of the best probability that is the same for all
 * @param calibration expected calibration error, 0 to 1, lower is better
 */
record TimingQuality(
    int days, long orders, double rate, double brier, double baseBrier, double calibration) {

  /** One per window that the orders are long enough to tell of. */
  static List<TimingQuality> of(MethodResult result) {
    Map<String, Double> metrics = result.timing();
    return IntStream.of(7, 30)
        .filter(days -> metrics.containsKey("timing_brier_%dd".formatted(days)))
        .mapToObj(days -> of(metrics, days))
        .toList();
  }

  private static TimingQuality of(Map<String, Double> metrics, int days) {
    String suffix = "_%dd".formatted(days);
    return new TimingQuality(
        days,
        metrics.get("timing_spells" + suffix).longValue(),
        metrics.get("timing_order_rate" + suffix),
        metrics.get("timing_brier" + suffix),
        metrics.get("timing_base_brier" + suffix),
        metrics.get("timing_calibration" + suffix));
  }

  String describe() {
    return "an order within %d days came after %.1f %% of %,d orders; Brier score %.4f (one probability for all: %.4f), calibration error %.4f"
        .formatted(days, 100 * rate, orders, brier, baseBrier, calibration);
  }
}
