package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import java.util.List;

/** A few features that belong together. Implementations are stateless and thread-safe. */
interface FeatureGroup {
  /** What the features are about. */
  FeatureKind kind();

  /** Names of the features, in the sequence in which they are written. */
  List<String> names();

  /**
   * Writes the features of one candidate; NaN means missing.
   *
   * @param row where to write
   * @param at index of the group's first feature in it
   */
  void write(CustomerView view, Candidate candidate, float[] row, int at);

  /** Whether all candidates of one prediction have the same values. */
  default boolean isSameForAll() {
    return false;
  }
}
