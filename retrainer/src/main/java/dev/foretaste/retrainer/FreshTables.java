package dev.foretaste.retrainer;

import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.TablesDraft;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.tables.ItemTables;
import java.util.Optional;

/**
 * New item tables for the champion's scorer, between trainings: what is popular changes faster than
 * what a model makes of it. Nobody asks for them and they are not judged.
 */
final class FreshTables {
  private final Promotions promotions;

  FreshTables(Promotions promotions) {
    this.promotions = promotions;
  }

  /**
   * Makes them.
   *
   * @return empty when there is no champion with a usable bundle
   * @throws NotTrainableException when no example has a candidate
   */
  Optional<Promotion> make(RunningTables running, ExampleSet examples, VersionCatalogue versions)
      throws NotTrainableException {
    Optional<ScoringModel> champion = versions.champion().flatMap(versions::model);
    Optional<ModelBundle> manifest = champion.flatMap(ScoringModel::manifest);
    if (manifest.isEmpty()) {
      return Optional.empty();
    }
    ItemTables tables = running.toTables();
    Golden golden =
        Golden.of(
            ChallengerTrainer.golden(examples.examples(), tables), champion.orElseThrow().scorer());
    TablesDraft draft =
        new TablesDraft(
            versions.nextVersion(),
            manifest.get(),
            tables,
            golden,
            running.examples(),
            running.latestLabel());
    return Optional.of(promotions.of(draft, versions));
  }
}
