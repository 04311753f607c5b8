package dev.foretaste.trees;

import java.util.Arrays;

/**
 * Finds each value's place among its column's thresholds: it reaches those up to there. The search
 * halves what is left for all rows before it halves again, so that no step waits for another, and
 * has no branch that depends on data.
 */
final class SplitSearch implements SplitComparer {
  private static final int INFINITY = RowKeys.of(Float.POSITIVE_INFINITY);

  private final Splits splits;

  /** {@link RowKeys Keys}; where a column has no threshold, and at the end, one never reached. */
  private final int[] thresholds;

  private final long[] keys = new long[MAX_ROWS];
  private final int[] reached = new int[MAX_ROWS];

  SplitSearch(Splits splits) {
    this.splits = splits;
    thresholds = new int[splits.places() + 1];
    Arrays.fill(thresholds, Integer.MAX_VALUE);
    float[] values = splits.thresholds();
    for (int place = 0; place < values.length; place++) {
      if (!Float.isNaN(values[place])) {
        thresholds[place] = RowKeys.of(values[place]);
      }
    }
  }

  @Override
  public void compare(float[] values, int firstRow, int rows, long[] right) {
    int columns = splits.columns();
    for (int column = 0; column < columns; column++) {
      int start = splits.start(column);
      int end = splits.end(column);
      int left = end - start;
      if (left > 1) {
        long missing = read(values, firstRow * columns + column, rows, start, left >>> 1);
        left -= left >>> 1;
        while (left > 2) {
          halve(left >>> 1, rows);
          left -= left >>> 1;
        }
        mark(start, end, rows, missing, right);
      }
    }
  }

  /** Takes the first step of the search on the way. */
  private long read(float[] values, int from, int rows, int start, int half) {
    int columns = splits.columns();
    int middle = thresholds[start + half];
    long missing = 0;
    int at = from;
    for (int row = 0; row < rows; row++) {
      int key = RowKeys.of(values[at]);
      at += columns;
      // What is missing is, by magnitude, beyond infinity.
      missing |= (long) (INFINITY - (key ^ key >> 31) >> 31) & 1L << row;
      // The complement: a threshold plus it is negative where the key reaches the threshold.
      keys[row] = ~(long) key;
      reached[row] = start + (half & (int) (middle + keys[row] >> 63));
    }
    return missing;
  }

  private void halve(int half, int rows) {
    int[] thresholds = this.thresholds;
    for (int row = 0; row < rows; row++) {
      int place = reached[row];
      reached[row] = place + (half & (int) (thresholds[place + half] + keys[row] >> 63));
    }
  }

  /** Takes the last step, which changes nothing where there was but one threshold. */
  private void mark(int start, int end, int rows, long missing, long[] right) {
    Arrays.fill(right, start, end, 0);
    int[] thresholds = this.thresholds;
    for (int row = 0; row < rows; row++) {
      int place = reached[row];
      right[place - (int) (thresholds[place + 1] + keys[row] >> 63)] |= 1L << row;
    }
    int places = splits.places();
    long bits = 0;
    for (int place = end - 1; place > start; place--) {
      bits |= right[place];
      right[place] = bits & ~missing;
      right[places + place] = bits | missing;
    }
  }

  @Override
  public int steps(int rows) {
    int steps = splits.places() / 2;
    for (int column = 0; column < splits.columns(); column++) {
      int places = splits.end(column) - splits.start(column);
      if (places > 1) {
        steps += rows * (4 + Integer.SIZE - Integer.numberOfLeadingZeros(places)) / 2;
      }
    }
    return steps;
  }
}
