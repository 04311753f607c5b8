package dev.foretaste.evaluation.baselines;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An {@link InvertedIndex} of vectors that come and change; a vector's items never go, and its size
 * grows with them. Not thread-safe.
 */
final class GrowingIndex {
  private final List<SparseVector> vectors = new ArrayList<>();
  private final List<int[]> placesOfVectors = new ArrayList<>();
  private final List<Holders> holders = new ArrayList<>();
  private double[] norms = new double[16];

  private static final class Holders {
    private int[] vectors = new int[4];
    private double[] values = new double[4];
    private int size;

    int add(int vector) {
      if (size == vectors.length) {
        vectors = Arrays.copyOf(vectors, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      vectors[size] = vector;
      return size++;
    }
  }

  /** Puts a vector at a number: one that was there before, or the next one. */
  void put(int number, SparseVector vector) {
    if (number == vectors.size()) {
      vectors.add(new SparseVector(new int[0], new double[0]));
      placesOfVectors.add(new int[0]);
      norms = number < norms.length ? norms : Arrays.copyOf(norms, number * 2);
    }
    int[] before = vectors.get(number).items();
    int[] placesBefore = placesOfVectors.get(number);
    int[] items = vector.items();
    int[] places = new int[items.length];
    int old = 0;
    for (int i = 0; i < items.length; i++) {
      boolean isOld = old < before.length && before[old] == items[i];
      places[i] = isOld ? placesBefore[old++] : holders(items[i]).add(number);
      holders.get(items[i]).values[places[i]] = vector.values()[i];
    }
    vectors.set(number, vector);
    placesOfVectors.set(number, places);
    norms[number] = vector.squaredNorm();
  }

  private Holders holders(int item) {
    while (holders.size() <= item) {
      holders.add(new Holders());
    }
    return holders.get(item);
  }

  int size() {
    return vectors.size();
  }

  SparseVector vector(int number) {
    return vectors.get(number);
  }

  /** Squared norms, positive infinity for one of the vectors; may be longer than the size. */
  double[] normsWithout(int number) {
    double[] others = norms.clone();
    others[number] = Double.POSITIVE_INFINITY;
    return others;
  }

  /** The dot product with each of the vectors. */
  double[] dotProducts(SparseVector query) {
    double[] products = new double[size()];
    for (int i = 0; i < query.items().length; i++) {
      Holders holding = holders.get(query.items()[i]);
      double weight = query.values()[i];
      for (int place = 0; place < holding.size; place++) {
        products[holding.vectors[place]] += weight * holding.values[place];
      }
    }
    return products;
  }
}
