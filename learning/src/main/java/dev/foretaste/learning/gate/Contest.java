package dev.foretaste.learning.gate;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything that the gate decides on.
 *
 * @param challenger quality of the new model on the whole holdout
 * @param baseline quality of the baseline scorer on it, with the same tables
 * @param match against the champion; empty when there is none
 * @param skew whether the examples are what serving saw
 */
public record Contest(
    HoldoutQuality challenger, HoldoutQuality baseline, Optional<ChampionMatch> match, Skew skew) {

  /**
   * All figures by their published names: {@code recall@10} and its like for the challenger, with
   * the prefix {@code baseline_} for the baseline scorer, with {@code champion_} for the champion
   * and {@code versus_champion_} for the challenger on the {@code champion_examples} that the
   * champion could not know.
   */
  public Map<String, Double> toMetrics() {
    Map<String, Double> metrics = new TreeMap<>(challenger.toMetrics(""));
    metrics.putAll(baseline.toMetrics("baseline_"));
    metrics.put("holdout_examples", (double) challenger.examples());
    metrics.put("skew_checked", (double) skew.checked());
    metrics.put("skew_mismatches", (double) skew.mismatches());
    match.ifPresent(
        played -> {
          metrics.put("champion_examples", (double) played.champion().examples());
          if (played.champion().examples() > 0) {
            metrics.putAll(played.champion().toMetrics("champion_"));
            metrics.putAll(played.challenger().toMetrics("versus_champion_"));
          }
        });
    return metrics;
  }
}
