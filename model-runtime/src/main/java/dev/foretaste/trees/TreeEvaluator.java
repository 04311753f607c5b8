package dev.foretaste.trees;

import java.util.Arrays;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * Computes what XGBoost computes for a model with gradient boosted trees, with the same bits.
 * Immutable, lock-free and thread-safe; a call allocates its result and nothing else, once a thread
 * has called before.
 */
public final class TreeEvaluator {
  /** Rows whose keys fit into the fastest cache, next to a tree. */
  private static final int BLOCK = SplitComparer.MAX_ROWS;

  private final Forest forest;
  private final Objective objective;
  private final float baseMargin;
  private final ThreadLocal<int[]> scratch;
  private final Optional<BitWalk> bitWalk;
  private final boolean wide;
  private final TreeShap shap;

  private TreeEvaluator(XgboostModel model, Iterable<SplitComparerProvider> providers)
      throws UnsupportedModelException {
    forest = new Forest(model);
    objective = model.objective();
    baseMargin = model.baseMargin();
    int size = BLOCK * RowKeys.stride(forest.columns);
    scratch = ThreadLocal.withInitial(() -> new int[size]);
    Splits splits = new Splits(forest);
    Optional<Supplier<SplitComparer>> comparers = firstWide(splits, providers);
    wide = comparers.isPresent();
    bitWalk = BitWalk.of(forest, splits, comparers.orElse(() -> new SplitSearch(splits)));
    shap = new TreeShap(model);
  }

  /**
   * Reads a model of XGBoost 3 in the UBJ format. All its trees count, as they do by default in
   * XGBoost4J, also where a best iteration is noted.
   *
   * @throws UnsupportedModelException when it is damaged or not of a kind that can be evaluated
   */
  public static TreeEvaluator load(byte[] ubj) throws UnsupportedModelException {
    return load(ubj, ServiceLoader.load(SplitComparerProvider.class));
  }

  /**
   * As {@link #load(byte[])}, with these ways to go faster.
   *
   * @param providers asked in their order; none leaves plain Java
   */
  public static TreeEvaluator load(byte[] ubj, Iterable<SplitComparerProvider> providers)
      throws UnsupportedModelException {
    return new TreeEvaluator(XgboostModel.read(ubj), providers);
  }

  private static Optional<Supplier<SplitComparer>> firstWide(
      Splits splits, Iterable<SplitComparerProvider> providers) {
    try {
      for (SplitComparerProvider provider : providers) {
        Optional<Supplier<SplitComparer>> found = provider.create(splits);
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

  /** Whether wide registers compare many rows at once. */
  public boolean isWide() {
    return wide;
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
      if (bitWalk.isPresent() && bitWalk.get().pays(count)) {
        bitWalk.get().add(values, from, count, margins);
      } else {
        int[] keys = scratch.get();
        RowKeys.encode(values, from, count, forest.columns, keys);
        ScalarWalk.add(forest, keys, count, margins, from);
      }
    }
    return margins;
  }

  /** The prediction that belongs to a margin, for example a probability. */
  public float prediction(float margin) {
    return objective.prediction(margin);
  }
}
