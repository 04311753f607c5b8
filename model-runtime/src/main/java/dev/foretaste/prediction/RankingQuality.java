package dev.foretaste.prediction;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How well a ranking met what was really ordered. Definitions as in Li et al., "A Next Basket
 * Recommendation Reality Check" (TOIS 2023), section 4.2; the ideal gain is summed over the whole
 * order, also when it has more than k items.
 */
public final class RankingQuality {
  private static final double[] DISCOUNTS =
      IntStream.range(0, 64).mapToDouble(RankingQuality::computed).toArray();

  private RankingQuality() {}

  /** Share of the ordered items among the first k ranked; 0 to 1. */
  public static double recall(List<String> ranked, Set<String> ordered, int k) {
    int hits = 0;
    for (int rank = 0; rank < Math.min(k, ranked.size()); rank++) {
      hits += ordered.contains(ranked.get(rank)) ? 1 : 0;
    }
    return (double) hits / ordered.size();
  }

  /** Normalised discounted cumulative gain of the first k ranked; 0 to 1. */
  public static double ndcg(List<String> ranked, Set<String> ordered, int k) {
    double gain = 0;
    for (int rank = 0; rank < Math.min(k, ranked.size()); rank++) {
      if (ordered.contains(ranked.get(rank))) {
        gain += discount(rank);
      }
    }
    double ideal = 0;
    for (int rank = 0; rank < ordered.size(); rank++) {
      ideal += discount(rank);
    }
    return gain / ideal;
  }

  private static double discount(int rank) {
    return rank < DISCOUNTS.length ? DISCOUNTS[rank] : computed(rank);
  }

  private static double computed(int rank) {
    return StrictMath.log(2) / StrictMath.log(rank + 2.0);
  }
}
