package dev.foretaste.learning.gate;

import dev.foretaste.learning.quality.Comparison;
import dev.foretaste.learning.quality.Contender;
import dev.foretaste.learning.quality.SegmentedQuality;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that the gate decides on.
 *
 * @param qualities of all contenders but the champion on the whole holdout; challenger and baseline
 *     scorer are always among them
 * @param versusBaseline how much better the challenger is than the baseline scorer there
 * @param match against the champion; empty when there is none
 * @param skew whether the examples are what serving saw
 * @param fitness whether the bundle can serve
 */
public record Contest(
    Map<Contender, SegmentedQuality> qualities,
    Comparison versusBaseline,
    Optional<ChampionMatch> match,
    Skew skew,
    ServingFitness fitness) {

  /** Keeps a copy. */
  public Contest {
    qualities = Map.copyOf(qualities);
  }

  /**
   * All figures by their published names: {@code recall@10} and its like for the challenger, with
   * the prefix {@code baseline_} for the baseline scorer, {@code p_topfreq_} and {@code
   * gp_topfreq_} for the frequency baselines, {@code champion_} for the champion and {@code
   * versus_champion_} for the challenger on the {@code champion_examples} that the champion could
   * not know; {@code ndcg@10_difference} with {@code _low} and {@code _high} is the challenger's
   * against the champion's there, with {@code baseline_} before it against the baseline scorer's.
   */
  public Map<String, Double> toMetrics() {
    Map<String, Double> metrics = new TreeMap<>();
    qualities.forEach(
        (contender, quality) -> metrics.putAll(quality.toMetrics(contender.prefix())));
    metrics.putAll(versusBaseline.toMetrics(Contender.BASELINE.prefix()));
    metrics.put("holdout_examples", (double) versusBaseline.examples());
    metrics.put("skew_checked", (double) skew.checked());
    metrics.put("skew_mismatches", (double) skew.mismatches());
    match.ifPresent(played -> metrics.putAll(played.toMetrics()));
    metrics.putAll(fitness.toMetrics());
    return metrics;
  }
}
