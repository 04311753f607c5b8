package dev.foretaste.experiments.report;

/**
 * A mean and how far it may be off.
 *
 * @param standardError infinite when nothing bounds it
 */
record Estimate(double mean, double standardError) {
  /** Half of a 95 % interval, in standard errors. */
  private static final double NORMAL_95 = 1.959964;

  /** How much higher this mean is than that of other customers. */
  Estimate minus(Estimate other) {
    return new Estimate(mean - other.mean, Math.hypot(standardError, other.standardError));
  }

  /**
   * With bounds, none of them beyond what the mean can be.
   *
   * @param least the lowest it can be; 1 is the highest
   */
  Figure within(double least) {
    double half = NORMAL_95 * standardError;
    return new Figure(mean, Math.max(least, mean - half), Math.min(1, mean + half));
  }
}
