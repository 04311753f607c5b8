package dev.foretaste.cli.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Choices of which some are taken more often than others. Immutable. */
final class Weighted<T> {
  private final List<T> choices;
  private final double[] cumulative;

  /** The weights are 0 or more and not all 0. */
  Weighted(List<T> choices, ToDoubleFunction<T> weight) {
    this.choices = List.copyOf(choices);
    this.cumulative = new double[choices.size()];
    double sum = 0;
    for (int i = 0; i < cumulative.length; i++) {
      sum += weight.applyAsDouble(choices.get(i));
      cumulative[i] = sum;
    }
  }

  T pick(RandomGenerator random) {
    double point = random.nextDouble() * cumulative[cumulative.length - 1];
    int i = 0;
    while (i < cumulative.length - 1 && cumulative[i] <= point) {
      i++;
    }
    return choices.get(i);
  }

  /** So many different choices, or all of them if there are fewer. */
  List<T> pickSeveral(int count, RandomGenerator random) {
    List<T> picked = new ArrayList<>();
    int wanted = Math.min(count, choices.size());
    while (picked.size() < wanted) {
      T choice = pick(random);
      if (!picked.contains(choice)) {
        picked.add(choice);
      }
    }
    return picked;
  }
}
