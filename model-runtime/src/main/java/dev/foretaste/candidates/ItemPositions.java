package dev.foretaste.candidates;

import java.util.Arrays;

/**
 * Numbers items, by their index in the tables, in the sequence in which they are added: 0, 1, 2 and
 * so on. A prediction asks for well over a thousand items: where the tables are not too large there
 * is a place for each of their items, otherwise open addressing in one array. Not thread-safe.
 */
final class ItemPositions {
  /** What an item that was never added has for a position. */
  static final int NONE = -1;

  /** Up to here clearing a place per item costs less than hashing. */
  static final int MOST_PLACES = 1 << 14;

  private static final long FREE = -1;

  /** Position of each item, plus one; empty where there are too many. */
  private final short[] places;

  /** Item in the high 32 bits, position in the low. At most half of them are taken. */
  private long[] slots;

  private int size;

  /**
   * Numbers for items of tables.
   *
   * @param items in the tables
   * @param expected how many will be added, about; more will do too
   */
  ItemPositions(int items, int expected) {
    boolean direct = items <= MOST_PLACES;
    places = new short[direct ? items : 0];
    slots = new long[direct ? 0 : Integer.highestOneBit(Math.max(8, expected)) << 2];
    Arrays.fill(slots, FREE);
  }

  int size() {
    return size;
  }

  /** Position of an item, {@link #NONE} when it was never added. */
  int of(int item) {
    return places.length > 0 ? places[item] - 1 : hashed(item);
  }

  /** Position of an item, which is added when it is new. */
  int add(int item) {
    if (places.length == 0) {
      return addHashed(item);
    }
    int known = places[item] - 1;
    if (known != NONE) {
      return known;
    }
    places[item] = (short) ++size;
    return size - 1;
  }

  private int hashed(int item) {
    return slots.length == 0 ? NONE : (int) slots[find(item)];
  }

  private int addHashed(int item) {
    int slot = find(item);
    if (slots[slot] != FREE) {
      return (int) slots[slot];
    }
    slots[slot] = (long) item << 32 | size;
    size++;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  private int find(int item) {
    int mask = slots.length - 1;
    int slot = item * 0x9E3779B9 >>> 8 & mask;
    while (slots[slot] != FREE && (int) (slots[slot] >> 32) != item) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void grow() {
    long[] before = slots;
    slots = new long[2 * before.length];
    Arrays.fill(slots, FREE);
    for (long taken : before) {
      if (taken != FREE) {
        slots[find((int) (taken >> 32))] = taken;
      }
    }
  }
}
