package dev.foretaste.bundle;

import dev.foretaste.schema.ModelBundle;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.timing.TimingModel;
import java.util.Optional;

/**
 * A model version ready to score. Immutable and thread-safe; the manifest is not to be changed.
 *
 * @param version names it in every prediction it makes
 * @param scorer turns features into scores
 * @param tables global signals about items
 * @param manifest metrics and lineage; empty for the initial model
 * @param timing when customers order next; empty while too little was known to learn it
 */
public record ScoringModel(
    String version,
    Scorer scorer,
    ItemTables tables,
    Optional<ModelBundle> manifest,
    Optional<TimingModel> timing) {
  /** Version of the model that answers before any bundle has been published. */
  public static final String INITIAL_VERSION = "v0";

  /** Without a model of order times. */
  public ScoringModel(
      String version, Scorer scorer, ItemTables tables, Optional<ModelBundle> manifest) {
    this(version, scorer, tables, manifest, Optional.empty());
  }

  /** The model that answers before any bundle has been published: baseline, without tables. */
  public static ScoringModel initial() {
    return new ScoringModel(
        INITIAL_VERSION, new BaselineScorer(), ItemTables.EMPTY, Optional.empty());
  }
}
