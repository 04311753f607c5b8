package dev.foretaste.preferences;

/**
 * How fast orders are forgotten. Results are bit-identical on every machine: powers come from
 * {@link StrictMath}.
 */
public enum Decay {
  /** By order number: a factor of 0.6 per order. */
  FAST(0.6),
  /** By order number: a factor of 0.9 per order. */
  SLOW(0.9);

  /** Time after which an order counts half in the weight by time, in ms: 30 days. */
  public static final long HALF_LIFE_MS = 30L * 24 * 60 * 60 * 1_000;

  private static final int TABULATED = 1_024;

  private final double base;
  private final double[] powers = new double[TABULATED];

  Decay(double base) {
    this.base = base;
    for (int n = 0; n < TABULATED; n++) {
      powers[n] = StrictMath.pow(base, n);
    }
  }

  /** What is left of 1 after so many orders; orders is 0 or more. */
  public double after(int orders) {
    return orders < TABULATED ? powers[orders] : StrictMath.pow(base, orders);
  }

  /** Sum of what is left of orders 1 to n, as of order n; n is 0 or more. */
  public double sumOver(int n) {
    return (1 - after(n)) / (1 - base);
  }

  /** What is left of 1 after so much time; ms is 0 or more. */
  public static double afterMillis(long ms) {
    return ms == 0 ? 1 : StrictMath.pow(0.5, (double) ms / HALF_LIFE_MS);
  }
}
