package dev.foretaste.cli.verify;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemTables;
import java.util.Optional;

/**
 * The model that the journal names.
 *
 * @param model what scores; a stand-in of the same version when the model has been retired
 * @param known whether it is the model itself
 */
record AppliedModel(ScoringModel model, boolean known) {

  static AppliedModel retired(String version) {
    return new AppliedModel(
        new ScoringModel(version, new BaselineScorer(), ItemTables.EMPTY, Optional.empty()), false);
  }
}
