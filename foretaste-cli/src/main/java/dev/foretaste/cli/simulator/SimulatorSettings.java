package dev.foretaste.cli.simulator;

/**
 * What the simulated chain is like.
 *
 * @param seed decides who the customers are
 * @param stores 1 or more
 * @param customers 1 or more
 */
public record SimulatorSettings(long seed, int stores, int customers) {

  /** Five stores and 400 customers. */
  public static SimulatorSettings standard() {
    return new SimulatorSettings(1, 5, 400);
  }

  public SimulatorSettings {
    if (stores < 1 || customers < 1) {
      throw new IllegalArgumentException("stores and customers must be 1 or more");
    }
  }
}
