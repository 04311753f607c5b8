package dev.foretaste.trees.vector;

import dev.foretaste.trees.Forest;
import dev.foretaste.trees.RowKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The place of a value among the thresholds that a forest has for its column: whether a value
 * reaches a threshold is whether its rank reaches that of the threshold, and a rank fits into a
 * byte. XGBoost's histograms have at most 256 bins per column, so its trees have at most 255
 * thresholds unless told otherwise. Immutable and thread-safe.
 */
final class Ranks {
  private static final int MOST = 255;
  private static final int STEPS = 1 << 7;

  /** Of each column 256 places: its thresholds' keys, ascending, then the largest number. */
  private final int[] thresholds;

  /** By column. */
  private final int[] counts;

  private Ranks(int[] thresholds, int[] counts) {
    this.thresholds = thresholds;
    this.counts = counts;
  }

  /** Empty when a column has too many thresholds. */
  static Optional<Ranks> of(Forest forest) {
    int columns = forest.columns();
    List<TreeSet<Integer>> keys = new ArrayList<>();
    IntStream.range(0, columns).forEach(column -> keys.add(new TreeSet<>()));
    for (long node : forest.nodes()) {
      keys.get((int) node % columns).add((int) (node >> 32));
    }
    int[] thresholds = new int[columns * (MOST + 1)];
    int[] counts = new int[columns];
    Arrays.fill(thresholds, Integer.MAX_VALUE);
    for (int column = 0; column < columns; column++) {
      if (keys.get(column).size() > MOST) {
        return Optional.empty();
      }
      for (int key : keys.get(column)) {
        thresholds[column * (MOST + 1) + counts[column]++] = key;
      }
    }
    return Optional.of(new Ranks(thresholds, counts));
  }

  /** How many of a column's thresholds a key reaches; 0 to 255. */
  int of(int column, int key) {
    int base = column * (MOST + 1);
    int rank = 0;
    for (int step = STEPS; step > 0; step >>= 1) {
      // All bits are set where the threshold is not above the key, and none otherwise.
      int reached = (int) ((long) thresholds[base + rank + step - 1] - key - 1 >> 63);
      rank += step & reached;
    }
    return rank;
  }

  /** As bytes in the sequence of the ranks. */
  static byte signed(int rank) {
    return (byte) (rank - 128);
  }

  /**
   * Writes the ranks of rows slot by slot, as {@link RowKeys} has slots: of each slot {@code width}
   * places, of which the first are taken.
   *
   * @param values row-major float[rows × columns], NaN for missing
   */
  void encode(float[] values, int firstRow, int rows, int width, byte[] ranks) {
    int columns = counts.length;
    for (int row = 0; row < rows; row++) {
      int from = (firstRow + row) * columns;
      for (int column = 0; column < columns; column++) {
        float value = values[from + column];
        int low = column * width + row;
        int high = low + columns * width;
        if (value != value) {
          ranks[low] = signed(0);
          ranks[high] = signed(counts[column]);
        } else {
          byte rank = signed(of(column, RowKeys.of(value)));
          ranks[low] = rank;
          ranks[high] = rank;
        }
      }
    }
  }
}
