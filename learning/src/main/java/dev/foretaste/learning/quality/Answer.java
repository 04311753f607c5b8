package dev.foretaste.learning.quality;

import java.util.List;
import java.util.Optional;

/**
 * What a ranker says.
 *
 * @param top distinct items, the likeliest first; at most {@link #LENGTH}
 * @param probabilities one per candidate of the question, 0 to 1; empty when the ranker has none
 */
record Answer(List<String> top, Optional<float[]> probabilities) {
  /** Most items looked at. */
  static final int LENGTH = 10;
}
