package dev.foretaste.learning.drift;

/**
 * The population stability index, Σ (a − e) ln(a / e) over bins, and how large it gets by chance.
 */
final class PopulationStability {
  /**
   * Quantile of the normal distribution at 1 − 10⁻⁴: with 49 quantities looked at, a window of
   * independent examples exceeds a limit by chance once in 200 at most.
   */
  private static final double Z = 3.719;

  private PopulationStability() {}

  /**
   * The index. A share of 0 counts as half an example, or it would be infinite.
   *
   * @param expected shares in the reference
   * @param expectedSize how many examples that is worth
   * @param actual shares now, of the same bins
   * @param actualSize how many examples that is worth
   */
  static double index(double[] expected, double expectedSize, double[] actual, double actualSize) {
    double index = 0;
    for (int bin = 0; bin < expected.length; bin++) {
      if (expected[bin] > 0 || actual[bin] > 0) {
        double e = Math.max(expected[bin], 0.5 / expectedSize);
        double a = Math.max(actual[bin], 0.5 / actualSize);
        index += (a - e) * Math.log(a / e);
      }
    }
    return index;
  }

  /**
   * What the index exceeds by chance once in 10,000 times. Without drift it is distributed like
   * (1/n + 1/m) χ² with one degree of freedom less than there are bins (Yurdakul, "Statistical
   * Properties of the Population Stability Index", 2018, section 3.2); the quantile of χ² by Wilson
   * and Hilferty (1931).
   */
  static double chanceLimit(
      double[] expected, double expectedSize, double[] actual, double actualSize) {
    int bins = 0;
    for (int bin = 0; bin < expected.length; bin++) {
      bins += expected[bin] > 0 || actual[bin] > 0 ? 1 : 0;
    }
    int freedom = Math.max(1, bins - 1);
    double part = 2.0 / (9 * freedom);
    double quantile = freedom * Math.pow(1 - part + Z * Math.sqrt(part), 3);
    return quantile * (1 / expectedSize + 1 / actualSize);
  }
}
