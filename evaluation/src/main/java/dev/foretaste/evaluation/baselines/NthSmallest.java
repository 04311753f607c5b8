package dev.foretaste.evaluation.baselines;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Finds a threshold without sorting everything. */
final class NthSmallest {
  private NthSmallest() {}

  /** The n-th smallest of the values, counted from 1 to at most their number. */
  static double of(double[] values, int n) {
    PriorityQueue<Double> smallest = new PriorityQueue<>(n, Comparator.reverseOrder());
    double largest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      if (smallest.size() < n) {
        smallest.add(value);
        largest = smallest.peek();
      } else if (value < largest) {
        smallest.poll();
        smallest.add(value);
        largest = smallest.peek();
      }
    }
    return largest;
  }
}
