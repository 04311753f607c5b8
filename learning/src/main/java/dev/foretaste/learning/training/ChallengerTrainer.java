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
    return train(examples, TrainingMonitor.cancelledBy(cancelled));
  }

  /**
   * As above, and tells how it gets on.
   *
   * @throws NotTrainableException when the examples do not suffice
   */
  public Challenger train(ExampleSet examples, TrainingMonitor monitor)
      throws NotTrainableException {
    TrainingMaterial material = new TrainingMaterial(examples, parameters, monitor);
    LabelledRows trainRows = material.trainRows();
    GrownTrees trees =
        new TreeGrower(parameters).grow(trainRows, material.validationRows(), monitor);
    return challenger(examples, material, trees, trainRows.size());
  }

  /**
   * Makes a challenger of trees that were grown elsewhere, as if they had been grown from these
   * examples: with the same tables, to be judged on the same holdout.
   *
   * @param ubj a model in XGBoost's UBJ format, for the features of this version
   * @throws NotTrainableException when the examples do not suffice to judge it
   * @throws dev.foretaste.scoring.ScoringException when XGBoost cannot use it
   */
  public Challenger withTrees(ExampleSet examples, byte[] ubj) throws NotTrainableException {
    TrainingMaterial material =
        new TrainingMaterial(examples, parameters, TrainingMonitor.cancelledBy(() -> false));
    return challenger(examples, material, GivenTrees.of(ubj, material.validationRows()), 0);
  }

  /**
   * The rows that a training on these examples would use, and those of its holdout.
   *
   * @throws NotTrainableException when the examples do not suffice
   */
  public TrainingSet trainingSet(ExampleSet examples) throws NotTrainableException {
    TrainingMaterial material =
        new TrainingMaterial(examples, parameters, TrainingMonitor.cancelledBy(() -> false));
    return new TrainingSet(
        material.trainRows(),
        material.validationRows(),
        material.holdoutRows(),
        material.sampling());
  }

  private static Challenger challenger(
      ExampleSet examples, TrainingMaterial material, GrownTrees trees, int trainRows)
      throws NotTrainableException {
    TimeSplit split = material.split();
    ItemTables judged = material.holdoutTables();
    ItemTables latest = material.latestTables();
    return new Challenger(
        trees,
        judged,
        latest,
        golden(examples.examples(), latest),
        material.holdout(),
        trainRows == 0 ? 0 : material.train().size(),
        trainRows,
        split.train().get(0).eventTime(),
        split.holdout().get(split.holdout().size() - 1).eventTime(),
        material.sampling());
  }

  /**
   * Grows trees from examples that were split elsewhere; all of them are used.
   *
   * @param train gives the rows to learn from
   * @param validation decides when to stop
   * @throws NotTrainableException when the examples do not suffice
   */
  public GrownTrees grow(List<SeenExamples> train, List<SeenExamples> validation)
      throws NotTrainableException {
    return new TreeGrower(parameters)
        .grow(trainRows(train), rows(validation), TrainingMonitor.cancelledBy(() -> false));
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

  /** Rows to learn from, standing and in context; some, and not all, are labelled 1. */
  static LabelledRows trainRows(Iterable<SeenExamples> groups) throws NotTrainableException {
    return trainable(LabelledRows.alsoInContext(groups));
  }

  /** Rows as they stood when they were scored; some, and not all, are labelled 1. */
  static LabelledRows rows(Iterable<SeenExamples> groups) throws NotTrainableException {
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
}
