package dev.foretaste.evaluation;

import java.util.Map;

/** A way to predict next orders from a data set. */
public interface Method {
  /** Short name, lower case, words joined by dashes. */
  String name();

  /** What it is, its source and its settings, for people. */
  String description();

  /**
   * Learns from what the split allows: all orders before the last ones, the last ones of train
   * customers, and, to decide between settings, the last ones of validation customers.
   */
  Ranker fit(Split split);

  /**
   * What each feature was worth to the trees that answered so far: the sum of the loss that splits
   * on it took away, in the unit of the loss; features without a split are left out. Empty for
   * methods without features.
   */
  default Map<String, Double> importance() {
    return Map.of();
  }

  /**
   * How well the method knew when customers order next: the metrics of {@link
   * dev.foretaste.learning.timing.TimingStudy}. Empty for methods that do not say when, where times
   * are made up, and where the log is too short to tell.
   */
  default Map<String, Double> timing() {
    return Map.of();
  }
}
