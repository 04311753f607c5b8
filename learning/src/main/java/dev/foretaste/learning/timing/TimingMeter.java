package dev.foretaste.learning.timing;

import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up how good probabilities of an order within some days are, beside the one probability that
 * says the same of everybody. Brier, "Verification of forecasts expressed in terms of probability",
 * Monthly Weather Review 78 (1950). Not thread-safe.
 */
final class TimingMeter {
  private static final int BINS = 10;

  private final double[] excess = new double[BINS];
  private double brier;
  private long orders;
  private long spells;

  void add(double probability, boolean ordered) {
    double miss = probability - (ordered ? 1 : 0);
    brier += miss * miss;
    excess[Math.min(BINS - 1, (int) (probability * BINS))] += miss;
    orders += ordered ? 1 : 0;
    spells++;
  }

  /** Empty when nothing was added. */
  Map<String, Double> toMetrics(String prefix, String suffix) {
    Map<String, Double> metrics = new TreeMap<>();
    if (spells > 0) {
      double rate = (double) orders / spells;
      double error = 0;
      for (double bin : excess) {
        error += Math.abs(bin);
      }
      metrics.put(prefix + "brier" + suffix, brier / spells);
      metrics.put(prefix + "base_brier" + suffix, rate * (1 - rate));
      metrics.put(prefix + "calibration" + suffix, error / spells);
      metrics.put(prefix + "order_rate" + suffix, rate);
      metrics.put(prefix + "spells" + suffix, (double) spells);
    }
    return metrics;
  }
}
