package dev.foretaste.learning.statistics;

import java.util.Arrays;

/**
 * How items that customers had before an order lead to items in it: whether they come again, after
 * how many orders, and which others come. Not thread-safe.
 */
final class HistoryCounts {
  /**
   * How many items of a history, and of an order, take part in pairs: the latest found, the first.
   */
  static final int PAIRED_ITEMS = 50;

  private final PairCounts pairs;
  private int[] before = new int[1_024];
  private int[] again = new int[1_024];
  private long[] gaps = new long[1_024];

  HistoryCounts(int maxPairs) {
    pairs = new PairCounts(maxPairs);
  }

  /**
   * Counts an order.
   *
   * @param history numbers of the items that its customer had before, in the sequence of discovery
   * @param ordered numbers of the items that it has
   */
  void add(int[] history, int[] ordered) {
    int paired = Math.min(ordered.length, PAIRED_ITEMS);
    for (int position = 0; position < history.length; position++) {
      int item = history[position];
      makeRoom(item);
      before[item]++;
      if (position >= history.length - PAIRED_ITEMS) {
        for (int k = 0; k < paired; k++) {
          if (ordered[k] != item) {
            pairs.increment(item, ordered[k]);
          }
        }
      }
    }
  }

  /** Counts an item of the order that its customer had before, so many orders ago. */
  void again(int item, int gap) {
    makeRoom(item);
    again[item]++;
    gaps[item] += gap;
  }

  /** How many orders came from customers who had the item before. */
  int before(int item) {
    return item < before.length ? before[item] : 0;
  }

  /** Share of the orders of customers who had the item before that had it again; NaN if none. */
  double loyalty(int item) {
    return before(item) == 0 ? Double.NaN : (double) again[item] / before[item];
  }

  /**
   * Mean number of orders from one with the item to the next with it; NaN if it never came again.
   */
  double meanGap(int item) {
    return item >= again.length || again[item] == 0
        ? Double.NaN
        : (double) gaps[item] / again[item];
  }

  void forEachPair(PairCounts.Visitor visitor) {
    pairs.forEach(visitor);
  }

  private void makeRoom(int item) {
    if (item >= before.length) {
      int capacity = Math.max(item + 1, before.length * 2);
      before = Arrays.copyOf(before, capacity);
      again = Arrays.copyOf(again, capacity);
      gaps = Arrays.copyOf(gaps, capacity);
    }
  }
}
