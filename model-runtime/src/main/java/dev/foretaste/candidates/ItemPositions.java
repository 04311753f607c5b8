package dev.foretaste.candidates;

import java.util.Arrays;

/**
 * Numbers items, by their index in the tables, in the sequence in which they are added: 0, 1, 2 and
 * so on. Open addressing in one array, because a prediction asks for well over a thousand items.
 * Not thread-safe.
 */
final class ItemPositions {
  /** What an item that was never added has for a position. */
  static final int NONE = -1;

  private static final long FREE = -1;

  /** Item in the high 32 bits, position in the low. At most half of them are taken. */
  private long[] slots;

  private int size;

  /** Numbers for about so many items; more will do too. */
  ItemPositions(int expected) {
    slots = new long[Integer.highestOneBit(Math.max(8, expected)) << 2];
    Arrays.fill(slots, FREE);
  }

  int size() {
    return size;
  }

  /** Position of an item, {@link #NONE} when it was never added. */
  int of(int item) {
    return (int) slots[find(item)];
  }

  /** Position of an item, which is added when it is new. */
  int add(int item) {
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
