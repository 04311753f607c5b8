package dev.foretaste.learning.drift;

import dev.foretaste.features.FeatureMatrix;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts examples by bins. Every example weighs the same, however many rows it has, so a bin's
 * share is a mean over examples. Not thread-safe.
 */
final class Tally {
  private final List<? extends Scale> scales;
  private final int features;
  private final double[][] weights;
  private final Map<String, Double> byCustomer = new HashMap<>();
  private final Map<Integer, Double> byItem = new HashMap<>();
  private int examples;

  /**
   * An empty one.
   *
   * @param scales of the features in their sequence, then of margins, ordered items and basket size
   */
  Tally(List<? extends Scale> scales) {
    this.scales = scales;
    this.features = scales.size() - 3;
    this.weights = scales.stream().map(scale -> new double[scale.bins()]).toArray(double[][]::new);
  }

  /** Adds an example that has rows and a label. */
  void add(ObservedExample example) {
    examples++;
    byCustomer.merge(example.customerId(), 1.0, Double::sum);
    FeatureMatrix rows = example.rows();
    double perRow = 1.0 / rows.rows();
    for (int row = 0; row < rows.rows(); row++) {
      byItem.merge(ItemFeatureColumns.itemOf(rows, row), perRow, Double::sum);
      for (int feature = 0; feature < features; feature++) {
        count(feature, rows.at(row, feature), perRow);
      }
      count(features, example.margins()[row], perRow);
    }
    double perItem = 1.0 / example.ordered().size();
    Scale.Names items = (Scale.Names) scales.get(features + 1);
    for (String item : example.ordered()) {
      weights[features + 1][items.bin(item)] += perItem;
    }
    count(features + 2, example.ordered().size(), 1);
  }

  private void count(int scale, float value, double weight) {
    weights[scale][((Scale.Numbers) scales.get(scale)).bin(value)] += weight;
  }

  int examples() {
    return examples;
  }

  /** What all of it is worth. */
  EffectiveSize effectiveSize() {
    return new EffectiveSize(kish(byCustomer.values()), kish(byItem.values()));
  }

  private static double kish(Collection<Double> weights) {
    double sum = 0;
    double squares = 0;
    for (double weight : weights) {
      sum += weight;
      squares += weight * weight;
    }
    return sum / squares * sum;
  }

  /** Shares of a quantity's bins; they sum to 1. */
  double[] shares(int scale) {
    double[] shares = weights[scale].clone();
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] /= examples;
    }
    return shares;
  }
}
