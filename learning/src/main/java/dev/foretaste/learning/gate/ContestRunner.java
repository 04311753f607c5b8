package dev.foretaste.learning.gate;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.XgboostScorer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lets challenger, baseline scorer and champion predict the holdout. Thread-safe. */
public final class ContestRunner {
  private static final String CHALLENGER = "challenger";

  private final QualityMeter meter = new QualityMeter();
  private final SkewCheck skewCheck = new SkewCheck();

  /**
   * Runs the contest.
   *
   * @param examples all examples
   * @param champion the model to replace; empty when there is no bundle
   * @param models the model of a version, as far as it is still at hand
   */
  public Contest run(
      Challenger challenger,
      ExampleSet examples,
      Optional<ScoringModel> champion,
      Function<String, Optional<ScoringModel>> models) {
    ScoringModel contender =
        new ScoringModel(
            CHALLENGER,
            XgboostScorer.load(challenger.trees().ubj(), FeatureVectorizer.SCHEMA.size()),
            challenger.judgedTables(),
            Optional.empty());
    ScoringModel baseline =
        new ScoringModel(
            BaselineScorer.NAME, new BaselineScorer(), challenger.judgedTables(), Optional.empty());
    return new Contest(
        meter.measure(contender, challenger.holdout()),
        meter.measure(baseline, challenger.holdout()),
        champion.map(model -> match(contender, model, challenger.holdout(), examples)),
        skewCheck.check(examples.examples(), models));
  }

  private ChampionMatch match(
      ScoringModel contender,
      ScoringModel champion,
      List<HeldExample> holdout,
      ExampleSet examples) {
    Optional<ModelLineage> lineage = champion.manifest().map(ModelBundle::getLineage);
    long known = lineage.map(ModelLineage::getLabelsTo).orElse(Long.MIN_VALUE);
    List<HeldExample> unseen =
        holdout.stream().filter(example -> example.eventTime() > known).toList();
    return new ChampionMatch(
        champion.version(),
        champion.scorer() instanceof XgboostScorer,
        meter.measure(champion, unseen),
        meter.measure(contender, unseen),
        lineage.map(from -> examples.newSince(from.getOffsets())).orElse(examples.size()));
  }
}
