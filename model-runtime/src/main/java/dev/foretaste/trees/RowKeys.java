package dev.foretaste.trees;

/**
 * Floats as integers of the same order, so that missing values need no branch: a row has every
 * value twice, and where it is missing the first copy is smaller, the second larger than any
 * threshold. A node looks at the copy that goes its default way. -0 equals 0.
 */
final class RowKeys {
  private static final int MAGNITUDE = 0x7FFF_FFFF;

  private RowKeys() {}

  /** The key of a number; that of NaN is beyond that of an infinity. */
  static int of(float value) {
    // Adding zero turns -0 into 0 and leaves everything else alone.
    int bits = Float.floatToRawIntBits(value + 0.0f);
    return bits ^ (bits >> 31 & MAGNITUDE);
  }

  /** The number, 0 for -0, whose key it is. */
  static float value(int key) {
    return Float.intBitsToFloat(key ^ (key >> 31 & MAGNITUDE));
  }

  /** Keys that a row takes. */
  static int stride(int columns) {
    return 2 * columns;
  }

  /** Which of a row's keys a node looks at. */
  static int slot(int column, boolean missingLeft, int columns) {
    return missingLeft ? column : columns + column;
  }

  /**
   * Writes the keys of rows one after the other.
   *
   * @param values row-major float[rows × columns], NaN for missing
   * @param keys of at least {@code count * stride(columns)} elements
   */
  static void encode(float[] values, int firstRow, int count, int columns, int[] keys) {
    for (int row = 0; row < count; row++) {
      int from = (firstRow + row) * columns;
      int to = row * 2 * columns;
      for (int column = 0; column < columns; column++) {
        float value = values[from + column];
        int key = of(value);
        boolean missing = value != value;
        keys[to + column] = missing ? Integer.MIN_VALUE : key;
        keys[to + columns + column] = missing ? Integer.MAX_VALUE : key;
      }
    }
  }
}
