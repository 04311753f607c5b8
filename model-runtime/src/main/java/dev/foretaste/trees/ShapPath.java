package dev.foretaste.trees;

/**
 * The path of unique features from the root to a node, as Algorithm 2 of Lundberg, Erion and Lee,
 * "Consistent Individualized Feature Attribution for Tree Ensembles" (2018), keeps it: per element
 * the feature, the share of training rows that go this way, whether the explained row does, and the
 * weight of the subsets of each size. Paths of a node and its ancestors lie behind one another in
 * the same arrays. Not thread-safe.
 */
final class ShapPath {
  private final int[] features;
  private final double[] zeros;
  private final double[] ones;
  private final double[] weights;

  /** Room for all paths that are alive at a time in a tree of this depth. */
  ShapPath(int maxDepth) {
    int size = (maxDepth + 2) * (maxDepth + 3) / 2;
    features = new int[size];
    zeros = new double[size];
    ones = new double[size];
    weights = new double[size];
  }

  int feature(int position) {
    return features[position];
  }

  double zero(int position) {
    return zeros[position];
  }

  double one(int position) {
    return ones[position];
  }

  void copy(int from, int to, int length) {
    System.arraycopy(features, from, features, to, length);
    System.arraycopy(zeros, from, zeros, to, length);
    System.arraycopy(ones, from, ones, to, length);
    System.arraycopy(weights, from, weights, to, length);
  }

  /** EXTEND: the path at start, of this many elements, gets one more. */
  void extend(int start, int length, double zero, double one, int feature) {
    features[start + length] = feature;
    zeros[start + length] = zero;
    ones[start + length] = one;
    weights[start + length] = length == 0 ? 1 : 0;
    for (int i = length - 1; i >= 0; i--) {
      weights[start + i + 1] += one * weights[start + i] * (i + 1) / (length + 1);
      weights[start + i] = zero * weights[start + i] * (length - i) / (length + 1);
    }
  }

  /** UNWIND: takes the element at an index out of a path whose last element is at index last. */
  void unwind(int start, int last, int index) {
    double zero = zeros[start + index];
    double one = ones[start + index];
    double next = weights[start + last];
    for (int i = last - 1; i >= 0; i--) {
      if (one != 0) {
        double before = weights[start + i];
        weights[start + i] = next * (last + 1) / ((i + 1) * one);
        next = before - weights[start + i] * zero * (last - i) / (last + 1);
      } else if (zero != 0) {
        weights[start + i] = weights[start + i] * (last + 1) / (zero * (last - i));
      }
    }
    int behind = last - index;
    System.arraycopy(features, start + index + 1, features, start + index, behind);
    System.arraycopy(zeros, start + index + 1, zeros, start + index, behind);
    System.arraycopy(ones, start + index + 1, ones, start + index, behind);
  }

  /** Sum of the weights that {@link #unwind} would leave; changes nothing. */
  double unwoundSum(int start, int last, int index) {
    double zero = zeros[start + index];
    double one = ones[start + index];
    double next = weights[start + last];
    double total = 0;
    for (int i = last - 1; i >= 0; i--) {
      if (one != 0) {
        double weight = next * (last + 1) / ((i + 1) * one);
        total += weight;
        next = weights[start + i] - weight * zero * (last - i) / (last + 1);
      } else if (zero != 0) {
        total += weights[start + i] * (last + 1) / (zero * (last - i));
      }
    }
    return total;
  }
}
