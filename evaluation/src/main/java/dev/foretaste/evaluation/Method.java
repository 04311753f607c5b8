package dev.foretaste.evaluation;

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
}
