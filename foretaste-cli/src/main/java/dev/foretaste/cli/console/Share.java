package dev.foretaste.cli.console;

/** A share of the customers as people write it. */
public final class Share {
  private static final double MOST = 100;
  private static final double LEAST = 0.1;

  private Share() {}

  /**
   * Percent in thousandths, rounded.
   *
   * @param option names it in the error
   * @throws UsageException when it is not 0.1 to 100
   */
  public static int perMille(String option, double percent) {
    if (!(percent >= LEAST && percent <= MOST)) {
      throw new UsageException(option + " must be 0.1 to 100 percent");
    }
    return (int) Math.round(percent * 10);
  }
}
