package dev.foretaste.scoring;

import dev.foretaste.features.FeatureMatrix;

/** Says how likely each candidate is in the customer's next order. Thread-safe. */
public interface Scorer {
  /** What every prediction names as its scorer. */
  String name();

  /** One score per row; higher ranks first, comparable only within one scorer. */
  float[] margins(FeatureMatrix features);

  /** The probability that belongs to a score; 0 to 1. */
  float probability(float margin);
}
