package dev.foretaste.trees;

/**
 * Evaluates a forest for {@link #LANES} rows at once. Thread-safe. The leaves of a row are added in
 * the order of the trees, so that the bits are those of any other way.
 */
public interface WideWalk {
  /** Rows that go together. */
  int LANES = 16;

  /**
   * Adds the leaves of all trees to the margins of rows.
   *
   * @param values row-major float[rows × columns], NaN for missing
   * @param firstRow to look at, whose margin is {@code margins[firstRow]}
   * @param rows a multiple of {@link #LANES}, at most {@link #MAX_ROWS}
   */
  void add(float[] values, int firstRow, int rows, float[] margins);

  /** Most rows in a call. */
  int MAX_ROWS = 64;
}
