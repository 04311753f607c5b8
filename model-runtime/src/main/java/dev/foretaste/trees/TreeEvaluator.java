package dev.foretaste.trees;

import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Computes what XGBoost computes for a model with gradient boosted trees, with the same bits.
 * Immutable, lock-free and thread-safe; a call allocates its result and nothing else, once a thread
 * has called before.
 */
public final class TreeEvaluator {
  /** Rows whose keys fit into the fastest cache, next to a tree. */
  private static final int BLOCK = WideWalk.MAX_ROWS;

  private final Forest forest;
  private final Objective objective;
  private final float baseMargin;
  private final ThreadLocal<int[]> scratch;
  private final Optional<WideWalk> wide;
  private final TreeShap shap;

  private TreeEvaluator(XgboostModel model, Iterable<WideWalkProvider> providers)
      throws UnsupportedModelException {
    forest = new Forest(model);
    objective = model.objective();
    baseMargin = model.baseMargin();
    int size = BLOCK * RowKeys.stride(forest.columns);
    scratch = ThreadLocal.withInitial(() -> new int[size]);
    wide = firstWide(providers);
    shap = new TreeShap(model);
  }

  /**
   * Reads a model of XGBoost 3 in the UBJ format. All its trees count, as they do by default in
   * XGBoost4J, also where a best iteration is noted.
   *
   * @throws UnsupportedModelException when it is damaged or not of a kind that can be evaluated
   */
  public static TreeEvaluator load(byte[] ubj) throws UnsupportedModelException {
    return load(ubj, ServiceLoader.load(WideWalkProvider.class));
  }

  /**
   * As {@link #load(byte[])}, with these ways to go faster.
   *
   * @param providers asked in their order; none leaves plain Java
   */
  public static TreeEvaluator load(byte[] ubj, Iterable<WideWalkProvider> providers)
      throws UnsupportedModelException {
    return new TreeEvaluator(XgboostModel.read(ubj), providers);
  }

  private Optional<WideWalk> firstWide(Iterable<WideWalkProvider> providers) {
    try {
      for (WideWalkProvider provider : providers) {
        Optional<WideWalk> found = provider.create(forest);
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (ServiceConfigurationError | LinkageError unavailable) {
      // Another JDK may lack what the provider needs; plain Java answers the same.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Whether many rows at once go through wide registers. */
  public boolean isWide() {
    return wide.isPresent();
  }

  /** What explains the margins. */
  public TreeShap shap() {
    return shap;
  }

  /** Number of features that a row has to have. */
  public int columns() {
    return forest.columns;
  }

  /**
   * Margins: base margin plus the leaves, in the order of the trees.
   *
   * @param values row-major float[rows × columns], NaN for missing; infinities are numbers
   * @return one per row
   */
  public float[] margins(float[] values, int rows) {
    if (rows < 0 || values.length != (long) rows * forest.columns) {
      throw new IllegalArgumentException(
          "expected %d × %d values, got %d".formatted(rows, forest.columns, values.length));
    }
    float[] margins = new float[rows];
    Arrays.fill(margins, baseMargin);
    for (int from = 0; from < rows; from += BLOCK) {
      int count = Math.min(BLOCK, rows - from);
      int together = wide.isPresent() ? count & -WideWalk.LANES : 0;
      if (together > 0) {
        wide.get().add(values, from, together, margins);
      }
      int rest = count - together;
      if (rest > 0) {
        int[] keys = scratch.get();
        RowKeys.encode(values, from + together, rest, forest.columns, keys);
        ScalarWalk.add(forest, keys, rest, margins, from + together);
      }
    }
    return margins;
  }

  /** The prediction that belongs to a margin, for example a probability. */
  public float prediction(float margin) {
    return objective.prediction(margin);
  }
}
