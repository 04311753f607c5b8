package dev.foretaste.candidates;

import dev.foretaste.preferences.Decay;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.Arrays;
import java.util.List;

/**
 * How strongly each item of the tables is related to what one customer ordered. Computed once per
 * prediction; candidates and features read it. Not thread-safe while it is built, immutable after.
 */
public final class RelatedItems {
  /** What is summed up per related item. */
  public enum Signal {
    /** Sum of the "next" relation over the items of the latest basket. */
    NEXT_SUM,
    /** Strongest "next" relation to an item of the latest basket. */
    NEXT_MAX,
    /** Sum of the "next" relation over the recent baskets before the latest. */
    NEXT_EARLIER,
    /** Sum of the "together" relation over the items of the latest basket. */
    TOGETHER_SUM,
    /** Strongest "together" relation to an item of the latest basket. */
    TOGETHER_MAX,
    /** Sum of "together" over all of the customer's items, each by its slow weight today. */
    TOGETHER_HISTORY,
    /** Sum of "later" over all of the customer's items. */
    LATER_SUM,
    /** Strongest "later" relation to any of the customer's items. */
    LATER_MAX,
    /** Sum of "later" over all of the customer's items, each by its slow weight today. */
    LATER_HISTORY
  }

  private static final int SIGNALS = Signal.values().length;
  private static final int FREE = -1;

  private int[] slots = new int[256];
  private int[] items = new int[128];
  private float[] sums = new float[128 * SIGNALS];
  private int size;

  private RelatedItems() {
    Arrays.fill(slots, FREE);
  }

  /** Sums up the relations of a customer's items. */
  public static RelatedItems of(CustomerPreferences customer, ItemTables tables) {
    RelatedItems related = new RelatedItems();
    List<Basket> baskets = customer.getRecentBaskets();
    for (int b = 0; b < baskets.size(); b++) {
      boolean latest = b == baskets.size() - 1;
      for (BasketLine line : baskets.get(b).getLines()) {
        int item = tables.indexOf(line.getItemId());
        if (item == ItemTables.UNKNOWN) {
          continue;
        }
        if (latest) {
          related.add(tables.next(), item, 1, Signal.NEXT_SUM, Signal.NEXT_MAX);
          related.add(tables.together(), item, 1, Signal.TOGETHER_SUM, Signal.TOGETHER_MAX);
        } else {
          related.add(tables.next(), item, 1, Signal.NEXT_EARLIER, null);
        }
      }
    }
    for (ItemPreference own : customer.getItems()) {
      int item = tables.indexOf(own.getItemId());
      if (item != ItemTables.UNKNOWN) {
        double since = Decay.SLOW.after(customer.getOrderCount() - own.getLastOrder());
        float weight = (float) (own.getSlowWeight() * since);
        related.add(tables.together(), item, weight, Signal.TOGETHER_HISTORY, null);
        related.add(tables.later(), item, weight, Signal.LATER_HISTORY, null);
        related.add(tables.later(), item, 1, Signal.LATER_SUM, Signal.LATER_MAX);
      }
    }
    return related;
  }

  /** How many items are related at all. */
  public int size() {
    return size;
  }

  /** Index in the tables of the related item at a position; positions follow first discovery. */
  public int item(int position) {
    return items[position];
  }

  /** A signal of an item by its index in the tables; 0 when the item is unrelated or unknown. */
  public float signal(Signal signal, int item) {
    if (item == ItemTables.UNKNOWN) {
      return 0;
    }
    int position = slots[find(item)];
    return position == FREE ? 0 : sums[position * SIGNALS + signal.ordinal()];
  }

  private void add(Neighbours neighbours, int source, float factor, Signal sum, Signal max) {
    for (int k = neighbours.begin(source); k < neighbours.end(source); k++) {
      int row = row(neighbours.item(k)) * SIGNALS;
      float value = neighbours.weight(k) * factor;
      sums[row + sum.ordinal()] += value;
      if (max != null) {
        sums[row + max.ordinal()] = Math.max(sums[row + max.ordinal()], value);
      }
    }
  }

  private int row(int item) {
    int slot = find(item);
    if (slots[slot] != FREE) {
      return slots[slot];
    }
    if (size == items.length) {
      grow();
      slot = find(item);
    }
    items[size] = item;
    slots[slot] = size;
    return size++;
  }

  private int find(int item) {
    int mask = slots.length - 1;
    int slot = (item * 0x9E3779B9 >>> 8) & mask;
    while (slots[slot] != FREE && items[slots[slot]] != item) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    items = Arrays.copyOf(items, items.length * 2);
    sums = Arrays.copyOf(sums, sums.length * 2);
    slots = new int[slots.length * 2];
    Arrays.fill(slots, FREE);
    for (int position = 0; position < size; position++) {
      slots[find(items[position])] = position;
    }
  }
}
