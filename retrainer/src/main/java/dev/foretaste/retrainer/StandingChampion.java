package dev.foretaste.retrainer;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.XgboostScorer;
import java.util.Optional;

/** What a challenger has to stand against. Stateless and thread-safe. */
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
        .filter(manifest -> knows(manifest.getLineage(), examples));
  }

  /**
   * The champion with the tables that its trees were trained with. Tables published since know the
   * very labels that are held out, so they would make it look better than it is.
   *
   * @return empty when there is no champion, or when its bundle is broken
   */
  static Optional<ScoringModel> asTrained(VersionCatalogue versions) {
    return versions.champion().flatMap(versions::model).map(model -> asTrained(model, versions));
  }

  private static ScoringModel asTrained(ScoringModel champion, VersionCatalogue versions) {
    return champion
        .manifest()
        .map(ModelBundle::getTreesVersion)
        .filter(version -> !version.equals(champion.version()))
        .flatMap(versions::model)
        .map(
            trained ->
                new ScoringModel(
                    champion.version(), champion.scorer(), trained.tables(), champion.manifest()))
        .orElse(champion);
  }

  private static boolean knows(ModelLineage lineage, ExampleSet examples) {
    return lineage.getExamples() == examples.size()
        && lineage.getExampleSetHash() == examples.hash();
  }
}
