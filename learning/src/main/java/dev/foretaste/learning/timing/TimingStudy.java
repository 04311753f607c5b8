package dev.foretaste.learning.timing;

import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.timing.TimingModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A model of order times, and how good one was that knew only the older three quarters.
 *
 * @param model learned from everything; empty when that is too little
 * @param metrics per window of 7 and 30 days, for example with the suffix {@code _7d}: {@code
 *     timing_brier} (0 to 1, lower is better), {@code timing_base_brier} of the best probability
 *     that is the same for all, {@code timing_calibration} (expected calibration error, 10 bins of
 *     equal width, 0 to 1, lower is better), {@code timing_order_rate} (share of spells in which an
 *     order came) and {@code timing_spells}. Counted are spells that begin after the cut; with
 *     {@code timing_idle_} instead of {@code timing_}, the spells open at the cut, with the time
 *     that has passed by then. All begin so early that the whole window is known, so that whether a
 *     spell is counted does not depend on how it ends. Empty when no window is.
 */
public record TimingStudy(Optional<TimingModel> model, Map<String, Double> metrics) {
  private static final double CUT = 0.75;
  private static final long MS_PER_DAY = 24L * 60 * 60 * 1_000;
  private static final int[] WINDOWS = {7, 30};

  /** Learns and measures. The same examples give the same study. */
  public static TimingStudy of(List<HeldExample> chronological) {
    if (chronological.isEmpty()) {
      return new TimingStudy(Optional.empty(), Map.of());
    }
    List<Spell> spells = Spells.of(chronological);
    long cut = chronological.get((int) (chronological.size() * CUT)).eventTime();
    long end = chronological.get(chronological.size() - 1).eventTime();
    return new TimingStudy(TimingTrainer.train(spells), measure(spells, cut, end));
  }

  static Map<String, Double> measure(List<Spell> spells, long cut, long end) {
    List<Spell> known =
        spells.stream()
            .filter(spell -> spell.start() < cut)
            .map(spell -> spell.knownAt(cut))
            .toList();
    Map<String, Double> metrics = new TreeMap<>();
    TimingTrainer.train(known)
        .ifPresent(
            model -> {
              for (int days : WINDOWS) {
                metrics.putAll(measure(model, spells, cut, end, days));
              }
            });
    return metrics;
  }

  private static Map<String, Double> measure(
      TimingModel model, List<Spell> spells, long cut, long end, int days) {
    long window = days * MS_PER_DAY;
    TimingMeter begun = new TimingMeter();
    TimingMeter idle = new TimingMeter();
    for (Spell spell : spells) {
      long asked = Math.max(spell.start(), cut);
      if (asked + window <= end && spell.end() >= asked) {
        double elapsed = (double) (asked - spell.start()) / MS_PER_DAY;
        double probability = model.probabilityWithin(spell.rhythm(), days, elapsed);
        boolean ordered = spell.ordered() && spell.end() - asked <= window;
        (spell.start() >= cut ? begun : idle).add(probability, ordered);
      }
    }
    String suffix = "_" + days + "d";
    Map<String, Double> metrics = new TreeMap<>(begun.toMetrics("timing_", suffix));
    metrics.putAll(idle.toMetrics("timing_idle_", suffix));
    return metrics;
  }
}
