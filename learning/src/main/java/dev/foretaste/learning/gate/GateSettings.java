package dev.foretaste.learning.gate;

/**
 * What the gate asks for.
 *
 * @param policy how a challenger gets past it
 * @param margin what the lower bound of the difference in ndcg@10 must exceed; -1 to 1
 * @param latencyMicros most microseconds that scoring 100 rows may take, on average; above 0
 * @param bundleBytes most bytes of a bundle; above 0
 */
public record GateSettings(Policy policy, double margin, double latencyMicros, long bundleBytes) {
  /**
   * Two generations that are equally good differ by chance, by an ndcg@10 of up to about 0.005 on
   * some hundred examples, and their interval reaches about 0.013 to both sides on 180 examples,
   * 0.01 on 360 and 0.002 on 3,000: so it was with the simulated chain and with Ta-Feng. With 0.01
   * a small chain would seldom renew its model; 0.02 lets it as soon as some 200 examples are held
   * out. Where much is ordered, {@link Policy#STRICT} or a margin nearer to 0 asks for more.
   */
  static final double NON_INFERIORITY_MARGIN = -0.02;

  private static final double STANDARD_LATENCY_MICROS = 2_000;
  private static final long STANDARD_BUNDLE_BYTES = 64L << 20;

  /** Checks the ranges. */
  public GateSettings {
    require(margin >= -1 && margin <= 1, "margin must be -1 to 1");
    require(latencyMicros > 0, "latencyMicros must be above 0");
    require(bundleBytes > 0, "bundleBytes must be above 0");
  }

  /** With the policy's own margin and generous budgets. */
  public static GateSettings of(Policy policy) {
    return new GateSettings(
        policy, policy.standardMargin(), STANDARD_LATENCY_MICROS, STANDARD_BUNDLE_BYTES);
  }

  /** What suits most. */
  public static GateSettings standard() {
    return of(Policy.NON_INFERIOR);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
