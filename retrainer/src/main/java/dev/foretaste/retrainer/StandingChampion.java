package dev.foretaste.retrainer;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.models.ImportedBooster;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.XgboostScorer;
import java.util.Optional;

/** Finds the champion that training again would only repeat. Stateless and thread-safe. */
final class StandingChampion {

  private StandingChampion() {}

  /**
   * The manifest of a champion with trees that was trained on exactly these examples. Its lineage
   * tells, so that a restart does not matter.
   *
   * @return empty when there is none, or when its bundle is broken and must be replaced
   */
  static Optional<ModelBundle> trainedOn(ExampleSet examples, VersionCatalogue versions) {
    return versions
        .champion()
        .flatMap(versions::model)
        .filter(model -> model.scorer() instanceof XgboostScorer)
        .flatMap(ScoringModel::manifest)
        // A verdict without figures would not count as a training, which would then stay due.
        .filter(manifest -> !manifest.getMetrics().isEmpty())
        // Trees grown elsewhere learned from what is not known here.
        .filter(manifest -> ImportedBooster.sha256(manifest.getLineage()).isEmpty())
        .filter(manifest -> knows(manifest.getLineage(), examples));
  }

  /** The version whose trees score now; empty while the baseline does. */
  static Optional<String> treesVersion(VersionCatalogue versions) {
    return versions.championManifest().map(ModelBundle::getTreesVersion);
  }

  private static boolean knows(ModelLineage lineage, ExampleSet examples) {
    return lineage.getExamples() == examples.size()
        && lineage.getExampleSetHash() == examples.hash();
  }
}
