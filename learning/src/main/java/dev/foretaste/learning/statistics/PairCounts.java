package dev.foretaste.learning.statistics;

import java.util.Arrays;

/**
 * How often each ordered pair of items was seen: open addressing over primitive arrays. Holds at
 * most a given number of pairs; when it is full it forgets the rarest, as in lossy counting (Manku
 * and Motwani, "Approximate frequency counts over data streams", 2002), so that counts are exact
 * until then and lower bounds after. Which pairs are forgotten depends on the counts alone. Not
 * thread-safe.
 */
final class PairCounts {
  /** Receives every pair with its count. */
  @FunctionalInterface
  interface Visitor {
    void visit(int first, int second, int count);
  }

  private static final long FREE = -1;
  private static final int SMALLEST = 1 << 10;

  private final int maxPairs;
  private long[] keys;
  private int[] counts;
  private int size;

  PairCounts(int maxPairs) {
    this.maxPairs = maxPairs;
    allocate(SMALLEST);
  }

  /** Counts a pair of item numbers, both 0 or more. */
  void increment(int first, int second) {
    long key = (long) first << Integer.SIZE | second;
    int slot = find(key);
    if (keys[slot] == FREE) {
      if (size == maxPairs) {
        forgetRarest();
        slot = find(key);
      } else if (size >= keys.length / 2) {
        rebuild(keys.length * 2, 0);
        slot = find(key);
      }
      keys[slot] = key;
      size++;
    }
    counts[slot]++;
  }

  /** How many pairs are held. */
  int size() {
    return size;
  }

  /** Visits all pairs in no particular sequence. */
  void forEach(Visitor visitor) {
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != FREE) {
        visitor.visit((int) (keys[slot] >>> Integer.SIZE), (int) keys[slot], counts[slot]);
      }
    }
  }

  private void forgetRarest() {
    for (int floor = 1; size > maxPairs / 2; floor++) {
      rebuild(keys.length, floor);
    }
  }

  private void rebuild(int capacity, int floor) {
    long[] oldKeys = keys;
    int[] oldCounts = counts;
    allocate(capacity);
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != FREE && oldCounts[old] > floor) {
        int slot = find(oldKeys[old]);
        keys[slot] = oldKeys[old];
        counts[slot] = oldCounts[old];
        size++;
      }
    }
  }

  private void allocate(int capacity) {
    keys = new long[capacity];
    Arrays.fill(keys, FREE);
    counts = new int[capacity];
    size = 0;
  }

  private int find(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key * 0x9E3779B97F4A7C15L >>> Integer.SIZE) & mask;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
