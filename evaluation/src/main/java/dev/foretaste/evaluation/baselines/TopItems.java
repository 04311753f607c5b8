package dev.foretaste.evaluation.baselines;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Cuts a ranking out of scores. */
final class TopItems {
  private TopItems() {}

  /** Up to so many indexes with a score above 0, the highest first; ties by index. */
  static List<Integer> of(double[] scores, int atMost) {
    double[] highest =
        IntStream.range(0, scores.length)
            .mapToDouble(index -> scores[index])
            .filter(score -> score > 0)
            .toArray();
    double least = highest.length > atMost ? nthHighest(highest, atMost) : 0;
    return IntStream.range(0, scores.length)
        .filter(index -> scores[index] > 0 && scores[index] >= least)
        .boxed()
        .sorted(Comparator.comparingDouble(index -> -scores[index]))
        .limit(atMost)
        .toList();
  }

  private static double nthHighest(double[] values, int n) {
    Arrays.sort(values);
    return values[values.length - n];
  }
}
