package dev.foretaste.learning.statistics;

import java.util.Arrays;

/**
 * Counts per item that lose half their weight every so many steps. Instead of shrinking all counts
 * at each step, later steps weigh more; only when weights get large are all counts brought back.
 * Not thread-safe.
 */
final class FadingCounts {
  private static final double LARGE = 0x1p500;

  private final double growth;
  private double[] counts = new double[1_024];
  private double weight = 1;
  private double total;

  /**
   * Counts that fade.
   *
   * @param halfLife steps after which a count weighs half; above 0
   */
  FadingCounts(double halfLife) {
    this.growth = StrictMath.pow(2, 1 / halfLife);
  }

  /** Begins the next step; everything before counts a little less. */
  void step() {
    weight *= growth;
    if (weight > LARGE) {
      // A power of two changes exponents only, so the shares stay the same to the last bit.
      for (int item = 0; item < counts.length; item++) {
        counts[item] /= LARGE;
      }
      total /= LARGE;
      weight /= LARGE;
    }
    total += weight;
  }

  /** Counts an item in this step. */
  void add(int item) {
    if (item >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(item + 1, counts.length * 2));
    }
    counts[item] += weight;
  }

  /** Share of all steps, as they weigh now, that had the item; 0 to 1. */
  double share(int item) {
    return item < counts.length && total > 0 ? counts[item] / total : 0;
  }
}
