package dev.foretaste.tables;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The global signals of a model: per item its figures and its neighbours. The items are sorted by
 * recent popularity, highest first. Immutable and thread-safe; arrays passed in are not copied and
 * must not be changed.
 */
public final class ItemTables {
  /** Index of an item that is not in the tables. */
  public static final int UNKNOWN = -1;

  private static final int COLUMNS = ItemColumn.values().length;

  /** Tables without any item: what is known before the first bundle. */
  public static final ItemTables EMPTY =
      new ItemTables(List.of(), Map.of(), Neighbours.none(0), Neighbours.none(0));

  private final List<String> itemIds;
  private final Map<String, Integer> indexes;

  /** The figures of one item after those of another: a prediction needs all of few items. */
  private final float[] figures;

  private final Neighbours together;
  private final Neighbours next;
  private final Neighbours later;

  /** Makes tables that know no "later" relation; the rest is as in the other constructor. */
  public ItemTables(
      List<String> itemIds,
      Map<ItemColumn, float[]> columns,
      Neighbours together,
      Neighbours next) {
    this(itemIds, columns, together, next, Neighbours.none(itemIds.size()));
  }

  /**
   * Makes the tables.
   *
   * @param itemIds distinct items, by recent popularity, highest first
   * @param columns per column one value per item; a column that is absent is all NaN
   * @param together items that stand in the same basket
   * @param next items that stand in the following order of the same customer
   * @param later items that stand in any later order of the same customer
   * @throws IllegalArgumentException when the parts do not fit each other
   */
  public ItemTables(
      List<String> itemIds,
      Map<ItemColumn, float[]> columns,
      Neighbours together,
      Neighbours next,
      Neighbours later) {
    this.itemIds = List.copyOf(itemIds);
    this.indexes = new HashMap<>(itemIds.size() * 2);
    for (int i = 0; i < itemIds.size(); i++) {
      if (indexes.put(itemIds.get(i), i) != null) {
        throw new IllegalArgumentException("an item stands in the tables twice");
      }
    }
    figures = new float[itemIds.size() * COLUMNS];
    Arrays.fill(figures, Float.NaN);
    columns.forEach(
        (column, values) -> {
          if (values.length != itemIds.size()) {
            throw new IllegalArgumentException(column.key() + " must have one value per item");
          }
          for (int i = 0; i < values.length; i++) {
            figures[i * COLUMNS + column.ordinal()] = values[i];
          }
        });
    if (together.size() != itemIds.size()
        || next.size() != itemIds.size()
        || later.size() != itemIds.size()) {
      throw new IllegalArgumentException("neighbours must have one list per item");
    }
    this.together = together;
    this.next = next;
    this.later = later;
  }

  /** How many items there are. */
  public int size() {
    return itemIds.size();
  }

  /** All items, by recent popularity, highest first. */
  public List<String> itemIds() {
    return itemIds;
  }

  /** Index of an item, {@link #UNKNOWN} when it is not in the tables. */
  public int indexOf(String itemId) {
    return indexes.getOrDefault(itemId, UNKNOWN);
  }

  /** A figure of an item; NaN when the item or the column is unknown. */
  public float value(ItemColumn column, int index) {
    return index == UNKNOWN ? Float.NaN : figures[index * COLUMNS + column.ordinal()];
  }

  /** Writes all figures of an item, as {@link #value} has them, in the sequence of the columns. */
  public void write(int index, float[] row, int at) {
    if (index == UNKNOWN) {
      Arrays.fill(row, at, at + COLUMNS, Float.NaN);
    } else {
      System.arraycopy(figures, index * COLUMNS, row, at, COLUMNS);
    }
  }

  /** A whole column; NaN everywhere when it is absent. */
  public float[] column(ItemColumn column) {
    float[] values = new float[size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = figures[i * COLUMNS + column.ordinal()];
    }
    return values;
  }

  /** Items in the same basket: cosine of the sets of orders that had them; above 0, at most 1. */
  public Neighbours together() {
    return together;
  }

  /** Items in the next order: share of the orders with the first whose successor had the second. */
  public Neighbours next() {
    return next;
  }

  /**
   * Items in any later order: cosine of the set of orders before which the customer had the first
   * and the set of orders that had the second; above 0, at most 1. No item is later than itself.
   */
  public Neighbours later() {
    return later;
  }
}
