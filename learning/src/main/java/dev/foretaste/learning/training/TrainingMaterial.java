package dev.foretaste.learning.training;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * What a challenger is trained and judged on.
 *
 * @param examples all of them
 * @param split by time
 * @param tables as of the cuts of the split
 * @param train sampled
 * @param validation sampled
 * @param holdout sampled
 */
record TrainingMaterial(
    ExampleSet examples,
    TimeSplit split,
    TableHistory tables,
    List<HeldExample> train,
    List<HeldExample> validation,
    List<HeldExample> holdout) {

  /**
   * Splits and samples.
   *
   * @throws NotTrainableException when the examples do not suffice
   */
  static TrainingMaterial of(ExampleSet examples, TrainingParameters parameters)
      throws NotTrainableException {
    TimeSplit split = TimeSplit.of(examples.examples());
    return new TrainingMaterial(
        examples,
        split,
        TableHistory.of(split),
        ExampleSampler.sample(split.train(), parameters.trainExamples()),
        ExampleSampler.sample(split.validation(), parameters.validationExamples()),
        ExampleSampler.sample(split.holdout(), parameters.holdoutExamples()));
  }

  LabelledRows trainRows() throws NotTrainableException {
    return rows(train, tables.training());
  }

  LabelledRows validationRows() throws NotTrainableException {
    return rows(validation, tables.training());
  }

  LabelledRows holdoutRows() throws NotTrainableException {
    return rows(holdout, tables.holdout());
  }

  private static LabelledRows rows(List<HeldExample> examples, ItemTables tables)
      throws NotTrainableException {
    return ChallengerTrainer.rows(List.of(new SeenExamples(examples, tables)));
  }

  /** How examples were split and sampled, in words. */
  String sampling() {
    return ("by event time: the oldest %d examples feed only the tables, then %d of %d train,"
            + " %d of %d validate, %d of %d are held out; chosen by a hash of customer and order"
            + " number; all candidates of a chosen example")
        .formatted(
            split.tablesOnly().size(),
            train.size(),
            split.train().size(),
            validation.size(),
            split.validation().size(),
            holdout.size(),
            split.holdout().size());
  }
}
