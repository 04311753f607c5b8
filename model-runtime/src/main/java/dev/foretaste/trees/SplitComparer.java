package dev.foretaste.trees;

/** Finds out which rows go right at the splits of a forest. Not thread-safe. */
public interface SplitComparer {
  /** Most rows in a call. */
  int MAX_ROWS = Long.SIZE;

  /**
   * Compares rows with all splits.
   *
   * @param values row-major float[rows × columns], NaN for missing
   * @param firstRow to look at
   * @param rows 1 to {@link #MAX_ROWS}
   * @param right takes by place of a threshold the rows that go right if missing values go left,
   *     and {@link Splits#places()} further on those that do if missing values go right, the first
   *     row as lowest bit; what is written elsewhere, and the bits of other rows, mean nothing
   */
  void compare(float[] values, int firstRow, int rows, long[] right);

  /** What a call costs, about, in steps of a walk from a node to the next. */
  int steps(int rows);
}
