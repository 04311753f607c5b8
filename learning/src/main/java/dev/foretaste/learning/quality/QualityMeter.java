package dev.foretaste.learning.quality;

import dev.foretaste.tables.ItemTables;
import java.util.HashSet;
import java.util.Set;

/** Adds up how one contender did. Not thread-safe. */
final class QualityMeter {
  private final ItemTables tables;
  private final Contender contender;
  private final CalibrationMeter calibration = new CalibrationMeter();
  private final Set<String> shown = new HashSet<>();
  private int examples;
  private double recall5;
  private double recall10;
  private double ndcg10;
  private int hits;

  QualityMeter(ItemTables tables, Contender contender) {
    this.tables = tables;
    this.contender = contender;
  }

  void add(Trial trial) {
    Trial.Result result = trial.results().get(contender);
    examples++;
    recall5 += result.recall5();
    recall10 += result.recall10();
    ndcg10 += result.ndcg10();
    hits += result.recall10() > 0 ? 1 : 0;
    result.answer().top().stream()
        .filter(itemId -> tables.indexOf(itemId) != ItemTables.UNKNOWN)
        .forEach(shown::add);
    result.answer().probabilities().ifPresent(probabilities -> add(probabilities, trial.labels()));
  }

  private void add(float[] probabilities, boolean[] labels) {
    for (int row = 0; row < labels.length; row++) {
      calibration.add(probabilities[row], labels[row]);
    }
  }

  Quality result() {
    double divisor = Math.max(1, examples);
    return new Quality(
        examples,
        recall5 / divisor,
        recall10 / divisor,
        ndcg10 / divisor,
        hits / divisor,
        (double) shown.size() / Math.max(1, tables.size()),
        calibration.result());
  }
}
