package dev.foretaste.learning.timing;

import dev.foretaste.timing.SurvivalCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The share of spells that have not ended with an order after some time, open spells counted for as
 * long as they are known: Kaplan and Meier, "Nonparametric estimation from incomplete
 * observations", Journal of the American Statistical Association 53 (1958), section 2. Stateless.
 */
final class KaplanMeier {
  /** A point is kept for each so much of the share. */
  private static final double STEP = 0.02;

  /** With fewer spells at risk, single orders would move the curve too far. */
  private static final int FEWEST_AT_RISK = 10;

  /**
   * A spell's length.
   *
   * @param time above 0
   * @param ordered whether it ended with an order
   */
  record Length(double time, boolean ordered) {}

  private KaplanMeier() {}

  /** The curve; where too few are left, it goes on with a constant rate. */
  static SurvivalCurve curve(List<Length> lengths) {
    List<Length> sorted =
        lengths.stream()
            .sorted(Comparator.comparingDouble(Length::time).thenComparing(l -> !l.ordered()))
            .toList();
    List<Double> times = new ArrayList<>();
    List<Double> survival = new ArrayList<>();
    double left = 1;
    double kept = 1;
    int at = 0;
    while (at < sorted.size() && sorted.size() - at >= FEWEST_AT_RISK) {
      double time = sorted.get(at).time();
      int risk = sorted.size() - at;
      int orders = 0;
      while (at < sorted.size() && sorted.get(at).time() == time) {
        orders += sorted.get(at).ordered() ? 1 : 0;
        at++;
      }
      if (orders == risk) {
        break;
      }
      left *= 1 - (double) orders / risk;
      boolean isLast = sorted.size() - at < FEWEST_AT_RISK;
      if (kept - left >= STEP || (isLast && time > last(times))) {
        times.add(time);
        survival.add(left);
        kept = left;
      }
    }
    return new SurvivalCurve(times, survival, tail(sorted));
  }

  /** Orders per time that the longer half of the spells saw after the median length. */
  private static double tail(List<Length> sorted) {
    double median = sorted.get(sorted.size() / 2).time();
    double exposure = 0;
    double orders = 0.5;
    for (Length length : sorted.subList(sorted.size() / 2, sorted.size())) {
      exposure += length.time() - median;
      orders += length.ordered() ? 1 : 0;
    }
    return orders / Math.max(exposure, median);
  }

  private static double last(List<Double> times) {
    return times.isEmpty() ? 0 : times.get(times.size() - 1);
  }
}
