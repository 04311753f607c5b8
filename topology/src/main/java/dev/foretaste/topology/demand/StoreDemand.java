package dev.foretaste.topology.demand;

import dev.foretaste.timing.OrderDays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums for one store. They are whole numbers, so that taking out what was put in leaves exactly
 * what was there before, in whatever sequence. Not thread-safe.
 */
final class StoreDemand {
  static final int HOURS = 48;

  /** Probabilities are counted in units of 2^-32. */
  static final double UNIT = 1.0 / (1L << 32);

  private static final int ALL_ORDERS = 0;

  final long[] hours = new long[HOURS];
  long customers;
  long untimed;
  long dormant;

  private final Map<String, Integer> slots = new HashMap<>();
  private final TreeMap<Long, long[]> days = new TreeMap<>();

  /** Adds probabilities of an order on each day, for all orders. */
  void addOrders(long first, double[] byDay, int sign) {
    add(first, byDay, 1, ALL_ORDERS, sign);
  }

  /**
   * Adds probabilities of an order with an item on each day.
   *
   * @return whether the item was new
   */
  boolean addItem(String itemId, float probability, long first, double[] byDay, int sign) {
    Integer known = slots.get(itemId);
    int slot = known == null ? slots.size() + 1 : known;
    slots.putIfAbsent(itemId, slot);
    add(first, byDay, probability, slot, sign);
    return known == null;
  }

  boolean knows(String itemId) {
    return slots.containsKey(itemId);
  }

  private void add(long first, double[] byDay, double weight, int slot, int sign) {
    for (int i = 0; i < OrderDays.DAYS; i++) {
      day(first + i, slot)[slot] += sign * Math.round(byDay[i] * weight / UNIT);
    }
  }

  private long[] day(long day, int slot) {
    long[] sums = days.computeIfAbsent(day, d -> new long[slots.size() + 1]);
    if (slot >= sums.length) {
      long[] wider = new long[Math.max(slot + 1, sums.length * 2)];
      System.arraycopy(sums, 0, wider, 0, sums.length);
      days.put(day, wider);
      return wider;
    }
    return sums;
  }

  /** Forgets days that no customer is counted on any more. */
  void forgetBefore(long day) {
    days.headMap(day).clear();
  }

  /** Expected orders of a day. */
  long orders(long day) {
    return at(day, ALL_ORDERS);
  }

  /** The items with their slots. */
  Map<String, Integer> slots() {
    return slots;
  }

  long at(long day, int slot) {
    long[] sums = days.get(day);
    return sums == null || slot >= sums.length ? 0 : sums[slot];
  }
}
