package dev.foretaste.retrainer.shadow;

/**
 * How a challenger is tried on live orders.
 *
 * @param perMille share of the customers in thousandths; 1 to 1000
 * @param outcomes orders of these customers after which it is decided; 1 or more
 * @param customers how many different ones they must come from; 2 or more
 */
public record ShadowSettings(int perMille, int outcomes, int customers) {
  private static final int EVERYBODY = 1_000;

  /** Without a challenger's outcomes for so many times as many orders, nobody waits for it. */
  private static final int PATIENCE = 4;

  /** Checks the ranges. */
  public ShadowSettings {
    require(perMille >= 1 && perMille <= EVERYBODY, "perMille must be 1 to 1000");
    require(outcomes >= 1, "outcomes must be 1 or more");
    require(customers >= 2, "customers must be 2 or more");
  }

  /** All customers; enough orders for an interval well below the margin of non-inferiority. */
  public static ShadowSettings standard() {
    return new ShadowSettings(EVERYBODY, 1_000, 50);
  }

  /** The same with another share and another number of orders. */
  public ShadowSettings with(int perMille, int outcomes) {
    return new ShadowSettings(perMille, outcomes, customers);
  }

  /** Labels that come while a trial goes on, after which training goes on all the same. */
  long patience() {
    return (long) PATIENCE * outcomes * EVERYBODY / perMille;
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
