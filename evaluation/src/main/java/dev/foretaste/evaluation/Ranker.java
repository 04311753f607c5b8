package dev.foretaste.evaluation;

/** Ranks what a customer may order next. Thread-safe. */
@FunctionalInterface
public interface Ranker {
  /** Most items of a ranking that are looked at. */
  int DEPTH = 20;

  /** Up to {@link #DEPTH} items. */
  Ranked rank(int customer);
}
