package dev.foretaste.evaluation.baselines;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The vectors of {@link TifuKnn} and which of them are near. Stateless and thread-safe. */
final class TifuVectors {
  private final TifuKnn.Settings settings;

  TifuVectors(TifuKnn.Settings settings) {
    this.settings = settings;
  }

  /** The vector of a history of at least one order. */
  SparseVector vector(int[][] history) {
    int groups = Math.min(settings.groups(), history.length);
    int larger = history.length % groups;
    int size = history.length / groups;
    SortedMap<Integer, Double> sums = new TreeMap<>();
    int order = 0;
    for (int group = 0; group < groups; group++) {
      // What does not divide evenly makes the latest groups larger by one.
      int orders = group < groups - larger ? size : size + 1;
      double weight = Math.pow(settings.groupDecay(), settings.groups() - 1 - group) / orders;
      for (int end = order + orders; order < end; order++) {
        double decayed =
            weight * Math.pow(settings.withinDecay(), history.length - 1 - order) / groups;
        for (int item : history[order]) {
          sums.merge(item, decayed, Double::sum);
        }
      }
    }
    return SparseVector.of(sums);
  }

  /**
   * The nearest of the first vectors, nearest first; ties by number. Compares squared distances,
   * less the query's own norm, which is the same for all.
   *
   * @param products dot products of the query with the vectors
   * @param norms their squared norms; positive infinity keeps a vector out
   * @param size how many vectors there are, 1 or more
   */
  List<Integer> nearest(double[] products, double[] norms, int size) {
    double[] distances = new double[size];
    for (int vector = 0; vector < size; vector++) {
      distances[vector] = norms[vector] - 2 * products[vector];
    }
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    int wanted = Math.min(settings.neighbours(), sorted.length);
    while (wanted > 0 && sorted[wanted - 1] == Double.POSITIVE_INFINITY) {
      wanted--;
    }
    if (wanted == 0) {
      return List.of();
    }
    double farthest = sorted[wanted - 1];
    return IntStream.range(0, distances.length)
        .filter(vector -> distances[vector] <= farthest)
        .boxed()
        .sorted(Comparator.comparingDouble(vector -> distances[vector]))
        .limit(wanted)
        .toList();
  }
}
