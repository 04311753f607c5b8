package dev.foretaste.evaluation.production;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.SeenExamples;
import dev.foretaste.learning.training.TableHistory;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.TreeMap;

/**
 * The model that the retrainer would have published at a point in time: its training, on the
 * examples whose labels are older, and its tables of all of them. Below as many examples as the
 * retrainer needs, or when the trees are no better than the baseline scorer on its holdout, the
 * baseline scorer answers, as in production.
 */
final class RetrainedModel {
  /** Examples from which on the retrainer grows trees. */
  static final int TRAINABLE = 500;

  private final TrainingParameters parameters;

  RetrainedModel(TrainingParameters parameters) {
    this.parameters = parameters;
  }

  /** Makes it from examples in chronological sequence. */
  MadeModel make(List<HeldExample> examples) {
    if (examples.size() < TRAINABLE) {
      return ScorerChoice.baseline(TableHistory.latest(examples));
    }
    ExampleSet set = new ExampleSet(examples, 0, "evaluated", new TreeMap<>());
    try {
      Challenger challenger = new ChallengerTrainer(parameters).train(set, () -> false);
      ItemTables tables = challenger.shippedTables();
      return ScorerChoice.better(
          challenger.trees(),
          List.of(new SeenExamples(challenger.holdout(), challenger.judgedTables())),
          tables);
    } catch (NotTrainableException nothingToLearn) {
      return ScorerChoice.baseline(TableHistory.latest(examples));
    }
  }
}
