package dev.foretaste.learning.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers items as they first appear and counts what single items do. Not thread-safe. */
final class ItemCounts {
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> ids = new ArrayList<>();
  private int[] orders = new int[1_024];
  private int[] followed = new int[1_024];
  private int[] repeated = new int[1_024];
  private long[] sizes = new long[1_024];
  private double[] positions = new double[1_024];

  /** Counts an item in an order; returns its number. */
  int ordered(String itemId, int position, int basketSize) {
    int item = numbers.computeIfAbsent(itemId, id -> ids.size());
    if (item == ids.size()) {
      ids.add(itemId);
      makeRoom();
    }
    orders[item]++;
    sizes[item] += basketSize;
    positions[item] += (double) position / basketSize;
    return item;
  }

  /** Counts an order with the item that the customer followed by another order. */
  void followed(int item, boolean hadItAgain) {
    followed[item]++;
    if (hadItAgain) {
      repeated[item]++;
    }
  }

  /** Number of an item; -1 when it was never counted in an order. */
  int numberOf(String itemId) {
    return numbers.getOrDefault(itemId, -1);
  }

  int size() {
    return ids.size();
  }

  String id(int item) {
    return ids.get(item);
  }

  int orders(int item) {
    return orders[item];
  }

  int followed(int item) {
    return followed[item];
  }

  /** NaN when no order with the item has been followed by another. */
  double repurchase(int item) {
    return followed[item] == 0 ? Double.NaN : (double) repeated[item] / followed[item];
  }

  double meanBasketSize(int item) {
    return (double) sizes[item] / orders[item];
  }

  double meanPosition(int item) {
    return positions[item] / orders[item];
  }

  private void makeRoom() {
    if (ids.size() > orders.length) {
      int capacity = orders.length * 2;
      orders = Arrays.copyOf(orders, capacity);
      followed = Arrays.copyOf(followed, capacity);
      repeated = Arrays.copyOf(repeated, capacity);
      sizes = Arrays.copyOf(sizes, capacity);
      positions = Arrays.copyOf(positions, capacity);
    }
  }
}
