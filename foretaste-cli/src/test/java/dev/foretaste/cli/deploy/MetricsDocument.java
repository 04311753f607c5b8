package dev.foretaste.cli.deploy;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docs/metrics.md} says.
 *
 * @param types type by metric
 */
public record MetricsDocument(Map<String, String> types) {
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(?<name>foretaste_[a-z_]+)` \\| (?<type>[a-z]+) \\| (?<unit>[^|]+) \\| .+ \\|$",
          Pattern.MULTILINE);

  /** Reads it. */
  public static MetricsDocument read() {
    Map<String, String> types = new TreeMap<>();
    Matcher row = ROW.matcher(DeployFiles.text(DeployFiles.ROOT.resolve("docs/metrics.md")));
    while (row.find()) {
      types.put(row.group("name"), row.group("type"));
    }
    return new MetricsDocument(types);
  }
}
