package dev.foretaste.trees;

/**
 * Evaluates a forest for many rows at once. Thread-safe. The leaves of a row are added in the order
 * of the trees, so that the bits are those of any other way.
 */
public interface WideWalk {
  /** How many of some rows, the first ones, are best added here; 0 or more. */
  int takes(int rows);

  /**
   * Adds the leaves of all trees to the margins of rows.
   *
   * @param values row-major float[rows × columns], NaN for missing
   * @param firstRow to look at, whose margin is {@code margins[firstRow]}
   * @param rows as many as {@link #takes} said, at most {@link #MAX_ROWS}
   */
  void add(float[] values, int firstRow, int rows, float[] margins);

  /** Most rows in a call. */
  int MAX_ROWS = 64;
}
