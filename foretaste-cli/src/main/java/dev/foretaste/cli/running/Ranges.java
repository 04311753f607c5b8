package dev.foretaste.cli.running;

import dev.foretaste.cli.console.UsageException;

/** Limits of options that are numbers. */
final class Ranges {
  static final int MAX_PORT = 65_535;

  private Ranges() {}

  /**
   * Checks a value, limits included.
   *
   * @throws UsageException that names the option
   */
  static void check(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new UsageException("%s must be %d to %d, is %d".formatted(option, least, most, value));
    }
  }
}
