package dev.foretaste.evaluation.baselines;

import java.util.SortedMap;

/**
 * A vector over items with few values other than 0. Not to be changed.
 *
 * @param items item numbers, ascending
 * @param values their values
 */
record SparseVector(int[] items, double[] values) {

  static SparseVector of(SortedMap<Integer, Double> values) {
    return new SparseVector(
        values.keySet().stream().mapToInt(Integer::intValue).toArray(),
        values.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Square of the Euclidean norm. */
  double squaredNorm() {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return sum;
  }

  /** Adds a multiple of this vector. */
  void addTo(double[] sum, double factor) {
    for (int i = 0; i < items.length; i++) {
      sum[items[i]] += factor * values[i];
    }
  }
}
