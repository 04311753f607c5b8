package dev.foretaste.bundle;

import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.tables.ItemTables;

/**
 * A model version ready to score. Immutable and thread-safe.
 *
 * @param version names it in every prediction it makes
 * @param scorer turns features into scores
 * @param tables global signals about items
 */
public record ScoringModel(String version, Scorer scorer, ItemTables tables) {
  /** Version of the model that answers before any bundle has been published. */
  public static final String INITIAL_VERSION = "v0";

  /** The model that answers before any bundle has been published: baseline, without tables. */
  public static ScoringModel initial() {
    return new ScoringModel(INITIAL_VERSION, new BaselineScorer(), ItemTables.EMPTY);
  }
}
