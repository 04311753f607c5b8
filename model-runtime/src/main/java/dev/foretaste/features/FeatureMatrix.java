package dev.foretaste.features;

import dev.foretaste.hashing.StableHash;

/**
 * The features of several candidates.
 *
 * @param values row-major float[rows × columns], NaN for missing; not copied, not to be changed
 * @param rows number of candidates, 0 or more
 * @param columns number of features, 1 or more
 */
public record FeatureMatrix(float[] values, int rows, int columns) {

  /** Checks that the shape fits. */
  public FeatureMatrix {
    if (rows < 0 || columns < 1 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "expected %d × %d values, got %d".formatted(rows, columns, values.length));
    }
  }

  /** One value. */
  public float at(int row, int column) {
    return values[row * columns + column];
  }

  /** Hash of shape and values: equal for equal matrices, on every machine. */
  public long hash() {
    return new StableHash().add(rows).add(columns).add(values).value();
  }
}
