package dev.foretaste.evaluation.baselines;

import java.util.List;

/** Finds the dot products of a vector with many others at once. Immutable and thread-safe. */
final class InvertedIndex {
  private final int size;
  private final int[][] holders;
  private final double[][] values;

  /**
   * Builds the index.
   *
   * @param items how many items there are
   */
  InvertedIndex(List<SparseVector> vectors, int items) {
    size = vectors.size();
    int[] counts = new int[items];
    for (SparseVector vector : vectors) {
      for (int item : vector.items()) {
        counts[item]++;
      }
    }
    holders = new int[items][];
    values = new double[items][];
    for (int item = 0; item < items; item++) {
      holders[item] = new int[counts[item]];
      values[item] = new double[counts[item]];
    }
    for (int vector = size - 1; vector >= 0; vector--) {
      int[] held = vectors.get(vector).items();
      for (int i = 0; i < held.length; i++) {
        int place = --counts[held[i]];
        holders[held[i]][place] = vector;
        values[held[i]][place] = vectors.get(vector).values()[i];
      }
    }
  }

  /** The dot product with each of the vectors. */
  double[] dotProducts(SparseVector query) {
    double[] products = new double[size];
    for (int i = 0; i < query.items().length; i++) {
      int[] holding = holders[query.items()[i]];
      double[] held = values[query.items()[i]];
      double weight = query.values()[i];
      for (int place = 0; place < holding.length; place++) {
        products[holding[place]] += weight * held[place];
      }
    }
    return products;
  }
}
