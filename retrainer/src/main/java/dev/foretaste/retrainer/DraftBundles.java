package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.Golden;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.timing.TimingStudy;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.scoring.XgboostScorer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a bundle of a challenger. Thread-safe. */
final class DraftBundles {
  private static final String TRIGGER = "trigger";

  private final Clock clock;

  DraftBundles(Clock clock) {
    this.clock = clock;
  }

  /**
   * Without metrics, which are not known before it has been judged.
   *
   * @param origin where its trees come from
   * @param timing when customers order
   * @param versions what is there by now
   */
  BundleDraft trained(
      Challenger challenger,
      Judging origin,
      TimingStudy timing,
      TrainingJob job,
      VersionCatalogue versions) {
    byte[] trees = challenger.trees().ubj();
    XgboostScorer scorer = XgboostScorer.load(trees, FeatureVectorizer.SCHEMA.size());
    Map<String, String> described = new LinkedHashMap<>(origin.parameters());
    described.put(TRIGGER, job.trigger());
    return new BundleDraft(
            versions.nextVersion(),
            Optional.of(trees),
            challenger.shippedTables(),
            Golden.of(challenger.golden(), scorer),
            Map.of(),
            new Provenance(job.examples(), clock)
                .lineage(
                    versions.champion(),
                    challenger.labelsFrom(),
                    challenger.labelsTo(),
                    origin.sampling(challenger.sampling()),
                    described))
        .withTiming(timing.model());
  }
}
