package dev.foretaste.learning.training;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Trains a challenger: splits by time, takes the tables of each time, makes rows, grows trees. The
 * result depends on nothing but the examples and the parameters. Thread-safe.
 */
public final class ChallengerTrainer {
  private static final int GOLDEN_EXAMPLES = 16;
  private static final int GOLDEN_ROWS = 256;

  private final TrainingParameters parameters;

  /** With parameters. */
  public ChallengerTrainer(TrainingParameters parameters) {
    this.parameters = parameters;
  }

  /**
   * Trains.
   *
   * @param cancelled asked now and then; when it says true, the training ends with a {@link
   *     java.util.concurrent.CancellationException}
   * @throws NotTrainableException when the examples do not suffice
   */
  public Challenger train(ExampleSet examples, BooleanSupplier cancelled)
      throws NotTrainableException {
    TimeSplit split = TimeSplit.of(examples.examples());
    TableHistory tables = TableHistory.of(split);
    List<HeldExample> train = ExampleSampler.sample(split.train(), parameters.trainExamples());
    List<HeldExample> validation =
        ExampleSampler.sample(split.validation(), parameters.validationExamples());
    List<HeldExample> holdout =
        ExampleSampler.sample(split.holdout(), parameters.holdoutExamples());
    LabelledRows trainRows = trainRows(List.of(new SeenExamples(train, tables.training())));
    LabelledRows validationRows = rows(validation, tables.training());
    GrownTrees trees = new TreeGrower(parameters).grow(trainRows, validationRows, cancelled);
    return new Challenger(
        trees,
        tables.holdout(),
        tables.latest(),
        golden(examples.examples(), tables.latest()),
        holdout,
        train.size(),
        trainRows.size(),
        split.train().get(0).eventTime(),
        split.holdout().get(split.holdout().size() - 1).eventTime(),
        describe(split, train, validation, holdout));
  }

  /**
   * Grows trees from examples that were split elsewhere; all of them are used.
   *
   * @param train gives the rows to learn from
   * @param validation decides when to stop
   * @throws NotTrainableException when the examples do not suffice
   */
  public GrownTrees grow(List<SeenExamples> train, SeenExamples validation)
      throws NotTrainableException {
    return new TreeGrower(parameters)
        .grow(trainRows(train), rows(List.of(validation)), () -> false);
  }

  /**
   * Rows of the newest examples, to record a scorer's answers for.
   *
   * @throws NotTrainableException when no example has a candidate
   */
  public static FeatureMatrix golden(List<HeldExample> chronological, ItemTables tables)
      throws NotTrainableException {
    int from = Math.max(0, chronological.size() - GOLDEN_EXAMPLES);
    LabelledRows rows = LabelledRows.of(chronological.subList(from, chronological.size()), tables);
    if (rows.size() == 0) {
      throw new NotTrainableException("the newest examples have no candidates");
    }
    return rows.first(GOLDEN_ROWS);
  }

  private static LabelledRows rows(List<HeldExample> examples, ItemTables tables)
      throws NotTrainableException {
    return rows(List.of(new SeenExamples(examples, tables)));
  }

  private static LabelledRows trainRows(List<SeenExamples> groups) throws NotTrainableException {
    return trainable(LabelledRows.alsoInContext(groups));
  }

  private static LabelledRows rows(List<SeenExamples> groups) throws NotTrainableException {
    return trainable(LabelledRows.of(groups));
  }

  private static LabelledRows trainable(LabelledRows rows) throws NotTrainableException {
    int positives = rows.positives();
    if (positives == 0 || positives == rows.size()) {
      throw new NotTrainableException(
          "nothing to tell apart: %d of %d candidates were ordered"
              .formatted(positives, rows.size()));
    }
    return rows;
  }

  private static String describe(
      TimeSplit split,
      List<HeldExample> train,
      List<HeldExample> validation,
      List<HeldExample> holdout) {
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
