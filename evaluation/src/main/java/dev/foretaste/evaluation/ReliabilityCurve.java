package dev.foretaste.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Adds up how often what was predicted with a probability came true (reliability diagram:
 * Niculescu-Mizil and Caruana, "Predicting Good Probabilities With Supervised Learning", ICML 2005,
 * section 4). Bins are finer where probabilities are small, because most are. Not thread-safe.
 */
final class ReliabilityCurve {
  private static final double[] LOWER = {
    0, 0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9
  };

  private final double[] predicted = new double[LOWER.length];
  private final int[] ordered = new int[LOWER.length];
  private final int[] items = new int[LOWER.length];

  void add(Ranked ranked, Set<String> truth) {
    for (int place = 0; place < ranked.probabilities().size(); place++) {
      double probability = ranked.probabilities().get(place);
      int bin = bin(probability);
      predicted[bin] += probability;
      ordered[bin] += truth.contains(ranked.items().get(place)) ? 1 : 0;
      items[bin]++;
    }
  }

  private static int bin(double probability) {
    int bin = LOWER.length - 1;
    while (LOWER[bin] > probability) {
      bin--;
    }
    return bin;
  }

  /** Bins that are not empty, by probability. */
  List<Breakdown.Bin> bins() {
    List<Breakdown.Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < items.length; bin++) {
      if (items[bin] > 0) {
        bins.add(
            new Breakdown.Bin(
                items[bin], predicted[bin] / items[bin], (double) ordered[bin] / items[bin]));
      }
    }
    return bins;
  }
}
