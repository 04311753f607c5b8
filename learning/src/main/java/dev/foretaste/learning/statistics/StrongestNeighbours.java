package dev.foretaste.learning.statistics;

import dev.foretaste.tables.Neighbours;

/**
 * Keeps for every item its strongest relations. The result does not depend on the sequence in which
 * relations are offered: equal weights go by item index. Not thread-safe.
 */
final class StrongestNeighbours {
  private final int atMost;
  private final int[] sizes;
  private final int[] items;
  private final float[] weights;

  StrongestNeighbours(int itemCount, int atMost) {
    this.atMost = atMost;
    this.sizes = new int[itemCount];
    this.items = new int[itemCount * atMost];
    this.weights = new float[itemCount * atMost];
  }

  /** Offers a relation; each is offered once. */
  void offer(int from, int to, float weight) {
    int begin = from * atMost;
    int place = begin + sizes[from];
    if (sizes[from] == atMost) {
      place--;
      if (!isStronger(weight, to, place)) {
        return;
      }
    } else {
      sizes[from]++;
    }
    while (place > begin && isStronger(weight, to, place - 1)) {
      items[place] = items[place - 1];
      weights[place] = weights[place - 1];
      place--;
    }
    items[place] = to;
    weights[place] = weight;
  }

  private boolean isStronger(float weight, int item, int place) {
    return weight > weights[place] || weight == weights[place] && item < items[place];
  }

  /** The relations kept, strongest first. */
  Neighbours toNeighbours() {
    int[] ends = new int[sizes.length];
    int total = 0;
    for (int item = 0; item < sizes.length; item++) {
      total += sizes[item];
      ends[item] = total;
    }
    int[] packedItems = new int[total];
    float[] packedWeights = new float[total];
    for (int item = 0; item < sizes.length; item++) {
      int to = ends[item] - sizes[item];
      System.arraycopy(items, item * atMost, packedItems, to, sizes[item]);
      System.arraycopy(weights, item * atMost, packedWeights, to, sizes[item]);
    }
    return new Neighbours(ends, packedItems, packedWeights);
  }
}
