package dev.foretaste.cli.console;

import java.util.List;
import java.util.Map;

/** How log lines look: the variable {@code FORETASTE_LOG}, which {@code logback.xml} reads. */
public final class LogFormat {
  private static final String VARIABLE = "FORETASTE_LOG";
  private static final List<String> KNOWN = List.of("text", "json");

  private LogFormat() {}

  /**
   * Checks the environment's choice.
   *
   * @throws UsageException when there is no such format
   */
  public static void check(Map<String, String> environment) {
    String chosen = environment.getOrDefault(VARIABLE, KNOWN.get(0));
    if (!KNOWN.contains(chosen)) {
      throw new UsageException(
          "%s is '%s'; set it to %s".formatted(VARIABLE, chosen, String.join(" or ", KNOWN)));
    }
  }
}
