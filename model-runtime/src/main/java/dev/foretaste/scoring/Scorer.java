package dev.foretaste.scoring;

import dev.foretaste.features.FeatureMatrix;

/** Says how likely each candidate is in the customer's next order. Thread-safe. */
public interface Scorer {
  /** What every prediction names as its scorer. */
  String name();

  /** One score per row; higher ranks first, comparable only within one scorer. */
  float[] margins(FeatureMatrix features);

  /**
   * What each feature contributes to the score of a row.
   *
   * @return one per column, and at last what the score is without any; together they are the score,
   *     but for rounding
   */
  double[] contributions(FeatureMatrix features, int row);

  /** The probability that belongs to a score; 0 to 1. */
  float probability(float margin);
}
