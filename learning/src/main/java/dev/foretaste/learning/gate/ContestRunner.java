package dev.foretaste.learning.gate;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.quality.Contender;
import dev.foretaste.learning.quality.Evaluation;
import dev.foretaste.learning.quality.Evaluator;
import dev.foretaste.learning.quality.SegmentedQuality;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lets challenger, champion and baselines predict the holdout. Thread-safe. */
public final class ContestRunner {
  private final SkewCheck skewCheck = new SkewCheck();
  private final ServingCheck servingCheck = new ServingCheck();

  /**
   * Runs the contest. All scorers see the challenger's judged tables: what is compared is what the
   * trees make of them.
   *
   * @param bundle the challenger as it would be published
   * @param examples all examples
   * @param champion the model to replace; empty when there is no bundle
   * @param models the model of a version, as far as it is still at hand
   */
  public Contest run(
      Challenger challenger,
      PackedBundle bundle,
      ExampleSet examples,
      Optional<ScoringModel> champion,
      Function<String, Optional<ScoringModel>> models) {
    Map<Contender, Scorer> scorers = new EnumMap<>(Contender.class);
    scorers.put(
        Contender.CHALLENGER,
        XgboostScorer.load(challenger.trees().ubj(), FeatureVectorizer.SCHEMA.size()));
    scorers.put(Contender.BASELINE, new BaselineScorer());
    champion.ifPresent(model -> scorers.put(Contender.CHAMPION, model.scorer()));
    Evaluation evaluation =
        new Evaluator(challenger.judgedTables(), scorers).evaluate(challenger.holdout());
    return new Contest(
        qualities(evaluation),
        evaluation.compare(Contender.CHALLENGER, Contender.BASELINE),
        champion.map(model -> match(evaluation, model, examples)),
        skewCheck.check(examples.examples(), models),
        servingCheck.check(bundle, challenger.golden()));
  }

  /** Not the champion's: it may have been trained on a part of the holdout. */
  private static Map<Contender, SegmentedQuality> qualities(Evaluation evaluation) {
    Map<Contender, SegmentedQuality> qualities = new EnumMap<>(Contender.class);
    for (Contender contender : Contender.values()) {
      if (contender != Contender.CHAMPION) {
        qualities.put(contender, evaluation.quality(contender));
      }
    }
    return qualities;
  }

  private static ChampionMatch match(
      Evaluation evaluation, ScoringModel champion, ExampleSet examples) {
    Optional<ModelLineage> lineage = champion.manifest().map(ModelBundle::getLineage);
    Evaluation unseen =
        evaluation.after(lineage.map(ModelLineage::getLabelsTo).orElse(Long.MIN_VALUE));
    return new ChampionMatch(
        champion.version(),
        champion.scorer() instanceof XgboostScorer,
        unseen.quality(Contender.CHAMPION),
        unseen.quality(Contender.CHALLENGER),
        unseen.compare(Contender.CHALLENGER, Contender.CHAMPION),
        lineage.map(from -> examples.newSince(from.getOffsets())).orElse(examples.size()));
  }
}
