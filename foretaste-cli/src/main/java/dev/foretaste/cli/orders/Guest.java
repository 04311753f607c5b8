package dev.foretaste.cli.orders;

import dev.foretaste.hashing.StableHash;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A made-up customer: how often they come and what they had. Not thread-safe. */
final class Guest {
  /** Guests come a quarter more often than there are orders, so that some are always waiting. */
  private static final double DEMAND = 1.25;

  private static final double OVERDUE_WEIGHT = 0.3;

  /** Of those who are due, so many are hungry when an order comes. */
  private static final double HUNGRY_SHARE = 0.03;

  private static final double DECAY = 0.9;

  /** Guests like a change: what they had last time appeals to them only so much. */
  private static final double APPETITE_FOR_THE_SAME = 0.25;

  private final int number;
  private final double interval;
  private final Map<String, Double> tastes = new HashMap<>();
  private final Set<String> latest = new HashSet<>();
  private double taken;
  private double due;

  /** The intervals of a population follow rank: the most frequent come 16 times as often. */
  Guest(int number, int population) {
    this.number = number;
    double rank = (number + 0.5) / population;
    // The mean of 16^-rank over [0, 1] is (1 - 1/16) / ln 16; rates are scaled to sum to DEMAND.
    double rate = StrictMath.pow(16, -rank) * StrictMath.log(16) / (1 - 1.0 / 16);
    this.interval = population / (DEMAND * rate);
    this.due = chance(number, 0) * interval;
  }

  String id() {
    return String.format(Locale.ROOT, "guest-%04d", number + 1);
  }

  /**
   * How much this guest should get the order: 0 or more for guests who are due and hungry, less
   * than 0 for all others, who get it only when there is nobody else, the longest overdue first.
   */
  double claim(List<String> items, long now, long orderHash) {
    double overdue = (now - due) / interval;
    boolean hungry = chance(orderHash, number + 1L) < HUNGRY_SHARE;
    if (overdue < 0 || !hungry) {
      return overdue / (1 + Math.abs(overdue)) - 2;
    }
    return affinity(items) + OVERDUE_WEIGHT * overdue;
  }

  void take(List<String> items, long now, long orderHash) {
    tastes.replaceAll((item, weight) -> weight * DECAY);
    items.forEach(item -> tastes.merge(item, 1.0, Double::sum));
    latest.clear();
    latest.addAll(items);
    taken = taken * DECAY + 1;
    due = now + interval * (0.5 + chance(orderHash, -1L - number));
  }

  /**
   * Mean share of this guest's orders that had the items, later orders weighing more and items of
   * the latest order counting for less; 0 to 1.
   */
  private double affinity(List<String> items) {
    if (taken == 0) {
      return 0;
    }
    double sum = 0;
    for (String item : items) {
      double appetite = latest.contains(item) ? APPETITE_FOR_THE_SAME : 1;
      sum += appetite * tastes.getOrDefault(item, 0.0);
    }
    return sum / (taken * items.size());
  }

  private static double chance(long first, long second) {
    return new StableHash().add(first).add(second).unit();
  }
}
