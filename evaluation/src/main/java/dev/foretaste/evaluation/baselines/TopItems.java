package dev.foretaste.evaluation.baselines;

import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.Ranker;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Cuts a ranking out of scores. */
final class TopItems {
  private TopItems() {}

  /** The {@link Ranker#DEPTH} best, by the names that are given. */
  static Ranked ranked(double[] scores, IntFunction<String> itemId) {
    return Ranked.of(of(scores, Ranker.DEPTH).stream().map(itemId::apply).toList());
  }

  /** Up to so many indexes with a score above 0, the highest first; ties by index. */
  static List<Integer> of(double[] scores, int atMost) {
    double[] negatives = Arrays.stream(scores).filter(score -> score > 0).map(s -> -s).toArray();
    double least = negatives.length > atMost ? -NthSmallest.of(negatives, atMost) : 0;
    return IntStream.range(0, scores.length)
        .filter(index -> scores[index] > 0 && scores[index] >= least)
        .boxed()
        .sorted(Comparator.comparingDouble(index -> -scores[index]))
        .limit(atMost)
        .toList();
  }
}
