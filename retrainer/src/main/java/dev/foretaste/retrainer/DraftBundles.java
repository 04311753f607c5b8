package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.Golden;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.scoring.XgboostScorer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a bundle of a challenger. Thread-safe. */
final class DraftBundles {
  private static final String TRIGGER = "trigger";

  private final TrainingParameters parameters;
  private final Clock clock;

  DraftBundles(TrainingParameters parameters, Clock clock) {
    this.parameters = parameters;
    this.clock = clock;
  }

  /**
   * Without metrics, which are not known before it has been judged.
   *
   * @param trigger why it was trained, in words
   */
  BundleDraft trained(
      Challenger challenger, ExampleSet examples, VersionCatalogue versions, String trigger) {
    byte[] trees = challenger.trees().ubj();
    XgboostScorer scorer = XgboostScorer.load(trees, FeatureVectorizer.SCHEMA.size());
    Map<String, String> described = new LinkedHashMap<>(parameters.describe());
    described.put(TRIGGER, trigger);
    return new BundleDraft(
        versions.nextVersion(),
        Optional.of(trees),
        challenger.shippedTables(),
        Golden.of(challenger.golden(), scorer),
        Map.of(),
        new Provenance(examples, clock)
            .lineage(
                versions.champion(),
                challenger.labelsFrom(),
                challenger.labelsTo(),
                challenger.sampling(),
                described));
  }
}
