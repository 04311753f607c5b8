package dev.foretaste.tables;

/**
 * For every item the items related to it, strongest first, in compressed sparse rows. Immutable and
 * thread-safe; the arrays passed in are not copied and must not be changed.
 */
public final class Neighbours {
  private final int[] ends;
  private final int[] items;
  private final float[] weights;

  /**
   * Makes the lists.
   *
   * @param ends per item, where its neighbours end in the other two arrays; they begin where the
   *     previous item's end
   * @param items indexes of the related items
   * @param weights strength of the relation
   * @throws IllegalArgumentException when the arrays do not fit each other
   */
  public Neighbours(int[] ends, int[] items, float[] weights) {
    int previous = 0;
    for (int end : ends) {
      if (end < previous) {
        throw new IllegalArgumentException("ends must not decrease");
      }
      previous = end;
    }
    if (items.length != previous || weights.length != previous) {
      throw new IllegalArgumentException("items and weights must have as many entries as ends say");
    }
    for (int item : items) {
      if (item < 0 || item >= ends.length) {
        throw new IllegalArgumentException("neighbour outside the item table");
      }
    }
    this.ends = ends;
    this.items = items;
    this.weights = weights;
  }

  /** No relations between so many items. */
  public static Neighbours none(int items) {
    return new Neighbours(new int[items], new int[0], new float[0]);
  }

  /** How many items there are. */
  public int size() {
    return ends.length;
  }

  /** Position of the item's first neighbour. */
  public int begin(int item) {
    return item == 0 ? 0 : ends[item - 1];
  }

  /** Position after the item's last neighbour. */
  public int end(int item) {
    return ends[item];
  }

  /** Index of the related item at a position. */
  public int item(int position) {
    return items[position];
  }

  /** Strength of the relation at a position. */
  public float weight(int position) {
    return weights[position];
  }
}
