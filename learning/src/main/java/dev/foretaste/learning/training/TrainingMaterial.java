package dev.foretaste.learning.training;

import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * What a challenger is trained and judged on: examples split by time and sampled, with the tables
 * of their times. Tables are made going forward in time, once: what is asked for must come in the
 * sequence train, validation, holdout, latest; any of them can be left out. Not thread-safe.
 */
final class TrainingMaterial {
  /**
   * On Ta-Feng, as it is imported, recall@10 on the holdout was 0.1695 with one set of tables for
   * all labels, 0.1711 with 4 groups and 0.1725 with 8.
   */
  private static final int TRAIN_GROUPS = 8;

  private final TrainingMonitor monitor;
  private final String customers;
  private final TimeSplit split;
  private final TableHistory history;
  private final List<HeldExample> train;
  private final List<HeldExample> validation;
  private final List<HeldExample> holdout;

  /**
   * Splits and samples.
   *
   * @throws NotTrainableException when the examples do not suffice
   */
  TrainingMaterial(ExampleSet examples, TrainingParameters parameters, TrainingMonitor monitor)
      throws NotTrainableException {
    this.monitor = monitor;
    customers = examples.customers();
    split = TimeSplit.of(examples.examples());
    history = new TableHistory(examples.examples());
    train = ExampleSampler.sample(split.train(), parameters.trainExamples());
    validation = ExampleSampler.sample(split.validation(), parameters.validationExamples());
    holdout = ExampleSampler.sample(split.holdout(), parameters.holdoutExamples());
  }

  TimeSplit split() {
    return split;
  }

  List<HeldExample> train() {
    return train;
  }

  List<HeldExample> holdout() {
    return holdout;
  }

  LabelledRows trainRows() throws NotTrainableException {
    return ChallengerTrainer.trainRows(TimeGroups.seen(train, TRAIN_GROUPS, history, monitor));
  }

  LabelledRows validationRows() throws NotTrainableException {
    return ChallengerTrainer.rows(TimeGroups.seen(validation, 1, history, monitor));
  }

  LabelledRows holdoutRows() throws NotTrainableException {
    return ChallengerTrainer.rows(List.of(new SeenExamples(holdout, holdoutTables())));
  }

  /** Tables that know nothing of the holdout. */
  ItemTables holdoutTables() {
    return history.before(split.holdout().get(0).eventTime());
  }

  /** Tables that know everything. */
  ItemTables latestTables() {
    return history.latest();
  }

  /** How examples were split and sampled, in words. */
  String sampling() {
    return ("of %s, by event time: the oldest %d examples feed only the tables, then %d of %d train,"
            + " %d of %d validate, %d of %d are held out; chosen by a hash of customer and order"
            + " number; all candidates of a chosen example")
        .formatted(
            customers,
            split.tablesOnly().size(),
            train.size(),
            split.train().size(),
            validation.size(),
            split.validation().size(),
            holdout.size(),
            split.holdout().size());
  }
}
