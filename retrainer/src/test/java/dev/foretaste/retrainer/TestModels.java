package dev.foretaste.retrainer;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainingExample;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What tests of several classes train and publish with. */
final class TestModels {
  static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_800_000_000_000L), ZoneOffset.UTC);
  static final int FEWEST_EXAMPLES = 300;

  private TestModels() {}

  static Promotions promotions(int keptVersions) {
    return new Promotions(keptVersions, CLOCK);
  }

  static FirstBundle firstBundle() {
    return new FirstBundle(promotions(10), CLOCK);
  }

  static TestChallenge challenge() {
    return challenge(
        Policy.NON_INFERIOR, new TrainingParameters(6_000, 1_500, 3_000, 40, 10, 4, 0.3, 2));
  }

  static TestChallenge challenge(Policy policy, TrainingParameters parameters) {
    return new TestChallenge(parameters, GateSettings.of(policy));
  }

  /** What everybody reads from the topics after a publication. */
  static void apply(Publication publication, VersionCatalogue versions) {
    versions.used(publication.verdict().getVersion());
    publication.promotion().ifPresent(promotion -> apply(promotion, versions));
    publication
        .candidate()
        .ifPresent(
            candidate -> {
              candidate.bundle().chunks().forEach(versions::apply);
              versions.apply(candidate.bundle().manifest());
              candidate.retiredKeys().forEach(versions::remove);
            });
  }

  static void apply(Promotion promotion, VersionCatalogue versions) {
    promotion.bundle().chunks().forEach(versions::apply);
    versions.apply(promotion.bundle().manifest());
    versions.apply(promotion.pointer());
    promotion.retiredKeys().forEach(versions::remove);
  }

  /** The example as it would be had this model made the standing prediction. */
  static TrainingExample predictedBy(ScoringModel model, TrainingExample example) {
    CustomerPreferences state = example.getStateBefore();
    Candidates candidates =
        new CandidateGenerator().generate(state, model.tables(), HeldExample.menuOf(example));
    return TrainingExample.newBuilder(example)
        .setModelVersion(model.version())
        .setFeatureHash(new FeatureVectorizer().vectorize(state, candidates, model.tables()).hash())
        .build();
  }

  /** Of a prediction by this version. */
  static PredictionOutcome outcome(String version, double recall) {
    return PredictionOutcome.newBuilder()
        .setPredictionId("1-1")
        .setCustomerId("anna")
        .setOrderId("order")
        .setStoreId("store")
        .setOrdersPartition(0)
        .setOrdersOffset(1)
        .setPredictedAsOf(0)
        .setOrderedAt(1)
        .setModelVersion(version)
        .setScorer("xgboost")
        .setOrdered(List.of())
        .setRecallAt10((float) recall)
        .setNdcgAt10((float) recall)
        .build();
  }
}
