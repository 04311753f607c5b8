package dev.foretaste.preferences;

import dev.foretaste.schema.CustomerPreferences;

/**
 * How regularly a customer orders: decayed sums over the gaps between successive orders, factor
 * {@link Decay#SLOW} per gap. Late orders make no gap; a cancelled order keeps its place.
 *
 * @param weight sum of the weights; 0 before the second order
 * @param logSum weighted sum of natural logarithms of the gaps in days
 * @param logSquareSum weighted sum of their squares
 */
public record Rhythm(double weight, double logSum, double logSquareSum) {
  /** Of a customer with fewer than two orders. */
  public static final Rhythm NONE = new Rhythm(0, 0, 0);

  private static final double MS_PER_DAY = 24.0 * 60 * 60 * 1_000;

  /** Gaps count as at least this long: batches carry many orders of one time. */
  private static final long SHORTEST_MS = 1_000;

  /** The rhythm that is kept. */
  public static Rhythm of(CustomerPreferences customer) {
    return new Rhythm(
        customer.getGapWeight(), customer.getGapLogSum(), customer.getGapLogSquareSum());
  }

  /** A gap in days, as it counts; ms is 0 or more. */
  public static double days(long ms) {
    return Math.max(SHORTEST_MS, ms) / MS_PER_DAY;
  }

  Rhythm afterOrder(CustomerPreferences before, long eventTime) {
    return before.getOrderCount() == 0 ? this : afterGap(eventTime - before.getLastOrderTime());
  }

  /** With one more gap; ms is 0 or more. */
  public Rhythm afterGap(long ms) {
    double log = StrictMath.log(days(ms));
    double kept = Decay.SLOW.after(1);
    return new Rhythm(weight * kept + 1, logSum * kept + log, logSquareSum * kept + log * log);
  }

  /** Mean logarithm of the gaps in days; there must be one. */
  public double meanLog() {
    return logSum / weight;
  }

  /** Standard deviation of the logarithms: 0 for a clock; there must be a gap. */
  public double deviation() {
    double mean = meanLog();
    return StrictMath.sqrt(Math.max(0, logSquareSum / weight - mean * mean));
  }
}
