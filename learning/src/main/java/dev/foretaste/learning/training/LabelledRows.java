package dev.foretaste.learning.training;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.hashing.StableHash;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The candidates of many examples, each labelled 1 when it was ordered and 0 when it was not. Made
 * by the same code that serves. Not thread-safe.
 */
public final class LabelledRows {
  private static final float WHOLE = 1;
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();
  private static final double SEEN_TWICE = 0.5;
  private static final float IN_CONTEXT = 0.4f;

  private final CandidateGenerator generator = new CandidateGenerator();
  private final FeatureVectorizer vectorizer = new FeatureVectorizer();
  private float[] features = new float[10_000 * COLUMNS];
  private float[] labels = new float[10_000];
  private final RowWeights weights = new RowWeights();
  private final List<Integer> groupSizes = new ArrayList<>();
  private int rows;

  private LabelledRows() {}

  /** The rows of all examples, seen with the same tables. */
  public static LabelledRows of(List<HeldExample> examples, ItemTables tables) {
    return of(List.of(new SeenExamples(examples, tables)));
  }

  /** The rows of several groups of examples, each seen with its own tables. */
  static LabelledRows of(Iterable<SeenExamples> groups) {
    LabelledRows rows = new LabelledRows();
    for (SeenExamples group : groups) {
      for (HeldExample held : group.examples()) {
        TrainingExample example = held.decode();
        rows.add(example, group.tables(), standing(example), WHOLE);
      }
    }
    return rows;
  }

  /**
   * As the other method, with about every second example a second time: in the context of its
   * order, as it is seen by somebody who asks when and where that is placed. So the same trees rank
   * with a context and without. Both together count once: where times are made up, as for Ta-Feng,
   * a second row in full would only make some orders count twice (ndcg@10 0.1624 in place of
   * 0.1634).
   */
  static LabelledRows alsoInContext(Iterable<SeenExamples> groups) {
    LabelledRows rows = new LabelledRows();
    for (SeenExamples group : groups) {
      for (HeldExample held : group.examples()) {
        TrainingExample example = held.decode();
        if (isSeenTwice(held)) {
          rows.add(example, group.tables(), standing(example), 1 - IN_CONTEXT);
          rows.add(example, group.tables(), ofItsOrder(example), IN_CONTEXT);
        } else {
          rows.add(example, group.tables(), standing(example), WHOLE);
        }
      }
    }
    return rows;
  }

  private static boolean isSeenTwice(HeldExample example) {
    StableHash hash = new StableHash().add("context").add(example.customerId());
    return hash.add(example.orderNumber()).unit() < SEEN_TWICE;
  }

  private static Context standing(TrainingExample example) {
    return Context.standing(example.getStateBefore());
  }

  private static Context ofItsOrder(TrainingExample example) {
    return Context.of(
        example.getStateBefore(),
        example.getEventTime(),
        example.getStoreId(),
        example.getChannel());
  }

  private void add(TrainingExample example, ItemTables tables, Context context, float share) {
    Candidates candidates =
        generator.generate(example.getStateBefore(), tables, HeldExample.menuOf(example));
    FeatureMatrix matrix =
        vectorizer.vectorize(example.getStateBefore(), candidates, tables, context);
    Set<String> ordered =
        example.getOrdered().stream().map(BasketLine::getItemId).collect(Collectors.toSet());
    makeRoom(rows + matrix.rows());
    groupSizes.add(matrix.rows());
    weights.note(example, rows, rows + matrix.rows(), share);
    System.arraycopy(matrix.values(), 0, features, rows * COLUMNS, matrix.values().length);
    for (Candidate candidate : candidates.items()) {
      labels[rows++] = ordered.contains(candidate.itemId()) ? 1 : 0;
    }
  }

  /** How many rows there are. */
  public int size() {
    return rows;
  }

  /** How many of them are labelled 1. */
  public int positives() {
    int positives = 0;
    for (int row = 0; row < rows; row++) {
      positives += isOrdered(row) ? 1 : 0;
    }
    return positives;
  }

  /** Whether a row is labelled 1. */
  public boolean isOrdered(int row) {
    return labels[row] == 1;
  }

  /** How many rows each example has, in sequence; rows of an example follow each other. */
  public List<Integer> groupSizes() {
    return List.copyOf(groupSizes);
  }

  /** What each row counts in training. */
  public float[] weights() {
    return weights
        .of(rows)
        .orElseGet(
            () -> {
              float[] equal = new float[rows];
              Arrays.fill(equal, 1);
              return equal;
            });
  }

  /** The value of a feature in a row; NaN when it is missing. */
  public float value(int row, int feature) {
    return features[row * COLUMNS + feature];
  }

  /** Up to so many of the first rows. */
  public FeatureMatrix first(int atMost) {
    int taken = Math.min(rows, atMost);
    return new FeatureMatrix(Arrays.copyOf(features, taken * COLUMNS), taken, COLUMNS);
  }

  /** A native copy with labels, and weights where orders were rated; the caller disposes of it. */
  DMatrix toDMatrix() throws XGBoostError {
    DMatrix matrix = new DMatrix(features, rows, COLUMNS, Float.NaN);
    matrix.setLabel(Arrays.copyOf(labels, rows));
    Optional<float[]> unequal = weights.of(rows);
    if (unequal.isPresent()) {
      matrix.setWeight(unequal.get());
    }
    return matrix;
  }

  private void makeRoom(int wanted) {
    if (wanted > labels.length) {
      int capacity = Math.max(wanted, labels.length + labels.length / 2);
      features = Arrays.copyOf(features, capacity * COLUMNS);
      labels = Arrays.copyOf(labels, capacity);
    }
  }
}
