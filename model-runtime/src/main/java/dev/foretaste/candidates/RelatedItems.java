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
  private static final int MOST_EXPECTED = 1 << 10;

  private final ItemPositions positions;
  private int[] items;
  private float[] sums;

  private RelatedItems(int known, int expected) {
    positions = new ItemPositions(known, expected);
    items = new int[expected];
    sums = new float[expected * SIGNALS];
  }

  /** Sums up the relations of a customer's items. */
  public static RelatedItems of(CustomerPreferences customer, ItemTables tables) {
    RelatedItems related = ofBaskets(customer, tables);
    related.addHistory(customer, indexes(customer, tables), tables, true);
    return related;
  }

  /** Index in the tables of each of the customer's items, in their sequence. */
  static int[] indexes(CustomerPreferences customer, ItemTables tables) {
    List<ItemPreference> items = customer.getItems();
    int[] indexes = new int[items.size()];
    for (int i = 0; i < indexes.length; i++) {
      indexes[i] = tables.indexOf(items.get(i).getItemId());
    }
    return indexes;
  }

  /** Sums up the relations of the recent baskets alone. */
  static RelatedItems ofBaskets(CustomerPreferences customer, ItemTables tables) {
    RelatedItems related = new RelatedItems(tables.size(), expected(customer, tables));
    List<Basket> baskets = customer.getRecentBaskets();
    for (int b = 0; b < baskets.size(); b++) {
      boolean latest = b == baskets.size() - 1;
      for (BasketLine line : baskets.get(b).getLines()) {
        int item = tables.indexOf(line.getItemId());
        if (item == ItemTables.UNKNOWN) {
          continue;
        }
        if (latest) {
          related.add(tables.next(), item, Signal.NEXT_SUM, Signal.NEXT_MAX);
          related.add(tables.together(), item, Signal.TOGETHER_SUM, Signal.TOGETHER_MAX);
        } else {
          related.add(tables.next(), item, Signal.NEXT_EARLIER);
        }
      }
    }
    return related;
  }

  /** Hardly ever too few for what the baskets point at and the candidates. */
  private static int expected(CustomerPreferences customer, ItemTables tables) {
    int expected = CandidateGenerator.MAX_CANDIDATES;
    for (Basket basket : customer.getRecentBaskets()) {
      for (BasketLine line : basket.getLines()) {
        int item = tables.indexOf(line.getItemId());
        if (item != ItemTables.UNKNOWN) {
          expected += tables.next().end(item) - tables.next().begin(item);
        }
      }
    }
    return Math.max(1, Math.min(MOST_EXPECTED, Math.min(expected, tables.size())));
  }

  /**
   * Adds the signals of all of the customer's items for these candidates: they point at many times
   * as many items as will be scored.
   *
   * @param indexes of the customer's items in the tables
   */
  void addHistory(
      CustomerPreferences customer, int[] indexes, ItemTables tables, List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (candidate.index() != ItemTables.UNKNOWN) {
        row(candidate.index());
      }
    }
    addHistory(customer, indexes, tables, false);
  }

  private void addHistory(
      CustomerPreferences customer, int[] indexes, ItemTables tables, boolean forAll) {
    List<ItemPreference> own = customer.getItems();
    for (int i = 0; i < indexes.length; i++) {
      if (indexes[i] != ItemTables.UNKNOWN) {
        double since = Decay.SLOW.after(customer.getOrderCount() - own.get(i).getLastOrder());
        float weight = (float) (own.get(i).getSlowWeight() * since);
        addTogether(tables.together(), indexes[i], weight, forAll);
        addLater(tables.later(), indexes[i], weight, forAll);
      }
    }
  }

  /** How many items are related at all. */
  public int size() {
    return positions.size();
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
    int position = positions.of(item);
    return position == ItemPositions.NONE ? 0 : at(position, signal);
  }

  /** A signal of the related item at a position. */
  float at(int position, Signal signal) {
    return sums[position * SIGNALS + signal.ordinal()];
  }

  /** Writes all signals of an item, as {@link #signal} has them, in their sequence. */
  public void write(int item, float[] row, int at) {
    int position = item == ItemTables.UNKNOWN ? ItemPositions.NONE : positions.of(item);
    if (position == ItemPositions.NONE) {
      Arrays.fill(row, at, at + SIGNALS, 0);
    } else {
      System.arraycopy(sums, position * SIGNALS, row, at, SIGNALS);
    }
  }

  private void add(Neighbours neighbours, int source, Signal sum, Signal max) {
    for (int k = neighbours.begin(source); k < neighbours.end(source); k++) {
      int row = row(neighbours.item(k));
      float value = neighbours.weight(k);
      sums[row + sum.ordinal()] += value;
      sums[row + max.ordinal()] = Math.max(sums[row + max.ordinal()], value);
    }
  }

  private void add(Neighbours neighbours, int source, Signal sum) {
    for (int k = neighbours.begin(source); k < neighbours.end(source); k++) {
      int row = row(neighbours.item(k));
      sums[row + sum.ordinal()] += neighbours.weight(k);
    }
  }

  private void addTogether(Neighbours together, int source, float weight, boolean forAll) {
    for (int k = together.begin(source); k < together.end(source); k++) {
      int row = forAll ? row(together.item(k)) : knownRow(together.item(k));
      if (row >= 0) {
        sums[row + Signal.TOGETHER_HISTORY.ordinal()] += together.weight(k) * weight;
      }
    }
  }

  private void addLater(Neighbours later, int source, float weight, boolean forAll) {
    for (int k = later.begin(source); k < later.end(source); k++) {
      int row = forAll ? row(later.item(k)) : knownRow(later.item(k));
      if (row >= 0) {
        float value = later.weight(k);
        sums[row + Signal.LATER_SUM.ordinal()] += value;
        sums[row + Signal.LATER_MAX.ordinal()] =
            Math.max(sums[row + Signal.LATER_MAX.ordinal()], value);
        sums[row + Signal.LATER_HISTORY.ordinal()] += value * weight;
      }
    }
  }

  /** Below 0 for an item that has no row. */
  private int knownRow(int item) {
    return positions.of(item) * SIGNALS;
  }

  private int row(int item) {
    int before = positions.size();
    int position = positions.add(item);
    if (position == before) {
      if (position == items.length) {
        items = Arrays.copyOf(items, items.length * 2);
        sums = Arrays.copyOf(sums, sums.length * 2);
      }
      items[position] = item;
    }
    return position * SIGNALS;
  }
}
