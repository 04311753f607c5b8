package dev.foretaste.learning.quality;

/** Predicts the next order of a customer. Thread-safe. */
@FunctionalInterface
interface Ranker {
  /** Ranks what may be ordered. */
  Answer answer(Question question);
}
