package dev.foretaste.learning.gate;

import dev.foretaste.learning.quality.Comparison;
import dev.foretaste.learning.quality.SegmentedQuality;
import java.util.Map;
import java.util.TreeMap;

/**
 * The trees of challenger and champion with the same tables on the same examples: those of the
 * holdout that are newer than everything the champion knows. Older ones it may have been trained
 * on.
 *
 * @param version the champion's
 * @param trained whether the champion has trees; otherwise it is the baseline scorer
 * @param champion the champion's quality
 * @param challenger the challenger's quality on these examples
 * @param difference how much better the challenger is
 * @param newExamples all examples, held out or not and whatever their event time, that came after
 *     the champion's training
 */
public record ChampionMatch(
    String version,
    boolean trained,
    SegmentedQuality champion,
    SegmentedQuality challenger,
    Comparison difference,
    int newExamples) {

  /** Examples below which a comparison says nothing, and below which nothing new was learned. */
  public static final int FEWEST_EXAMPLES = 30;

  /** Customers below which a comparison says nothing. */
  public static final int FEWEST_CUSTOMERS = 10;

  boolean isMeaningful() {
    return difference.examples() >= FEWEST_EXAMPLES && difference.customers() >= FEWEST_CUSTOMERS;
  }

  boolean challengerKnowsMore() {
    return newExamples >= FEWEST_EXAMPLES;
  }

  Map<String, Double> toMetrics() {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("champion_examples", (double) difference.examples());
    if (difference.examples() > 0) {
      metrics.putAll(champion.toMetrics("champion_"));
      metrics.putAll(challenger.toMetrics("versus_champion_"));
      metrics.putAll(difference.toMetrics(""));
    }
    return metrics;
  }
}
