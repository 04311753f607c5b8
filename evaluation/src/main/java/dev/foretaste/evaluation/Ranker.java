package dev.foretaste.evaluation;

import java.util.List;

/** Ranks what a customer may order next. Thread-safe. */
@FunctionalInterface
public interface Ranker {
  /** Most items of a ranking that are looked at. */
  int DEPTH = 20;

  /** Up to {@link #DEPTH} distinct item ids, the likeliest first. */
  List<String> rank(int customer);
}
