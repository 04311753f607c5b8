package dev.foretaste.evaluation;

import java.util.List;

/**
 * A prediction.
 *
 * @param items distinct item ids, the likeliest first
 * @param probabilities of each item to be in the order, 0 to 1; empty where a method gives none
 */
public record Ranked(List<String> items, List<Double> probabilities) {
  /** No prediction. */
  public static final Ranked NOTHING = of(List.of());

  /** Copies the lists. */
  public Ranked {
    items = List.copyOf(items);
    probabilities = List.copyOf(probabilities);
    if (!probabilities.isEmpty() && probabilities.size() != items.size()) {
      throw new IllegalArgumentException("a probability per item, or none");
    }
  }

  /** A ranking without probabilities. */
  public static Ranked of(List<String> items) {
    return new Ranked(items, List.of());
  }
}
