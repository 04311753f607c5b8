package dev.foretaste.cli.deploy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a scrape of {@code /metrics} offers.
 *
 * @param families type by name
 */
public record Scrape(Map<String, String> families) {
  private static final String TYPE = "# TYPE ";

  /** Reads Prometheus' text format. */
  public static Scrape of(String text) {
    Map<String, String> families = new TreeMap<>();
    text.lines()
        .filter(line -> line.startsWith(TYPE))
        .map(line -> line.substring(TYPE.length()).split(" "))
        .filter(family -> !family[0].endsWith("_created"))
        .forEach(family -> families.put(family[0], family[1]));
    return new Scrape(families);
  }

  /** The families that are Foretaste's, not its platform's. */
  public Map<String, String> ownFamilies() {
    Map<String, String> own = new TreeMap<>(families);
    own.keySet().removeIf(name -> !name.startsWith("foretaste_"));
    return own;
  }

  /** The names that a query can ask for. */
  public Set<String> samples() {
    Set<String> names = new TreeSet<>(Set.of("up"));
    families.forEach((name, type) -> names.addAll(samplesOf(name, type)));
    return names;
  }

  private static List<String> samplesOf(String name, String type) {
    return switch (type) {
      case "histogram" -> List.of(name + "_bucket", name + "_sum", name + "_count");
      case "summary" -> List.of(name, name + "_sum", name + "_count");
      default -> List.of(name);
    };
  }
}
