package dev.foretaste.learning.timing;

import dev.foretaste.learning.timing.KaplanMeier.Length;
import dev.foretaste.preferences.Rhythm;
import dev.foretaste.timing.RhythmKind;
import dev.foretaste.timing.SurvivalCurve;
import dev.foretaste.timing.TimingModel;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Learns a {@link TimingModel} from spells. The same spells give the same model. Stateless. */
final class TimingTrainer {
  /** With fewer orders to learn from there is no model. */
  static final int FEWEST_ORDERS = 50;

  /** A kind of rhythm with fewer has the curve of all spells. */
  private static final int FEWEST_OF_A_KIND = 100;

  private static final double[] PRIOR_WEIGHTS = {0.125, 0.25, 0.5, 1, 2, 4, 8};

  private TimingTrainer() {}

  static Optional<TimingModel> train(List<Spell> spells) {
    if (spells.stream().filter(Spell::ordered).count() < FEWEST_ORDERS) {
      return Optional.empty();
    }
    double typicalLog = typicalLog(spells);
    double priorWeight = priorWeight(spells, typicalLog);
    SurvivalCurve all = KaplanMeier.curve(lengths(spells, typicalLog, priorWeight));
    Map<RhythmKind, SurvivalCurve> curves = new EnumMap<>(RhythmKind.class);
    for (RhythmKind kind : RhythmKind.values()) {
      List<Spell> ofKind =
          spells.stream().filter(spell -> RhythmKind.of(spell.rhythm()) == kind).toList();
      boolean suffices = ofKind.stream().filter(Spell::ordered).count() >= FEWEST_OF_A_KIND;
      curves.put(
          kind, suffices ? KaplanMeier.curve(lengths(ofKind, typicalLog, priorWeight)) : all);
    }
    return Optional.of(new TimingModel(StrictMath.exp(typicalLog), priorWeight, curves));
  }

  private static List<Length> lengths(List<Spell> spells, double typicalLog, double priorWeight) {
    return spells.stream()
        .map(
            spell ->
                new Length(
                    spell.days() / TimingModel.scale(spell.rhythm(), typicalLog, priorWeight),
                    spell.ordered()))
        .toList();
  }

  /** Mean over customers of the mean logarithm of their gaps in days. */
  private static double typicalLog(List<Spell> spells) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (Spell spell : spells) {
      if (spell.ordered()) {
        double[] sum = sums.computeIfAbsent(spell.customerId(), id -> new double[2]);
        sum[0] += StrictMath.log(spell.days());
        sum[1]++;
      }
    }
    return sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).sum() / sums.size();
  }

  /** The one with which scales come closest to the gaps, in squares of logarithms. */
  private static double priorWeight(List<Spell> spells, double typicalLog) {
    double best = PRIOR_WEIGHTS[0];
    double least = Double.POSITIVE_INFINITY;
    for (double weight : PRIOR_WEIGHTS) {
      double error = 0;
      for (Spell spell : spells) {
        Rhythm rhythm = spell.rhythm();
        if (spell.ordered() && rhythm.weight() > 0) {
          double scale = TimingModel.scale(rhythm, typicalLog, weight);
          double miss = StrictMath.log(spell.days() / scale);
          error += miss * miss;
        }
      }
      if (error < least) {
        least = error;
        best = weight;
      }
    }
    return best;
  }
}
