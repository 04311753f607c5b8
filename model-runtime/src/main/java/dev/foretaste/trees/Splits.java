package dev.foretaste.trees;

import java.util.Arrays;

/**
 * The distinct splits of a forest. Each threshold has a place, those of a column next to each other
 * and ascending; a column's first place has none. Immutable and thread-safe.
 */
public final class Splits {
  private final int[] starts;
  private final float[] thresholds;

  Splits(Forest forest) {
    int columns = forest.columns;
    long[] splits =
        Arrays.stream(forest.nodes).map(node -> sortable(node, columns)).sorted().toArray();
    float[] found = new float[columns + splits.length];
    Arrays.fill(found, Float.NaN);
    starts = new int[columns + 1];
    int next = 0;
    int place = 0;
    for (int column = 0; column < columns; column++) {
      starts[column] = place++;
      for (; next < splits.length && splits[next] >>> 32 == column; next++) {
        if (next == 0 || splits[next] != splits[next - 1]) {
          found[place++] = RowKeys.value((int) splits[next] + Integer.MIN_VALUE);
        }
      }
    }
    starts[columns] = place;
    thresholds = Arrays.copyOf(found, place);
  }

  /** Its column, then its threshold's key, so that both are in ascending order. */
  private static long sortable(long node, int columns) {
    int key = (int) (node >> 32);
    return (long) ((int) node % columns) << 32 | Integer.toUnsignedLong(key + Integer.MIN_VALUE);
  }

  private static float threshold(long node) {
    return RowKeys.value((int) (node >> 32));
  }

  /** Number of features. */
  public int columns() {
    return starts.length - 1;
  }

  /** A column's first place; its thresholds follow. */
  public int start(int column) {
    return starts[column];
  }

  /** The place after a column's last one. */
  public int end(int column) {
    return starts[column + 1];
  }

  /** Thresholds by place, NaN where there is none. */
  public float[] thresholds() {
    return thresholds.clone();
  }

  /** All places. */
  public int places() {
    return thresholds.length;
  }

  /** Where a node of the forest finds its bits among those of a {@link SplitComparer}. */
  int bits(long node) {
    int slot = (int) node;
    int column = slot % columns();
    int place = Arrays.binarySearch(thresholds, start(column) + 1, end(column), threshold(node));
    return slot < columns() ? place : thresholds.length + place;
  }
}
