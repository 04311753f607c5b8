package dev.foretaste.evaluation.production;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.training.GrownTrees;
import dev.foretaste.learning.training.SeenExamples;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.prediction.RankingQuality;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Trees have to beat the baseline scorer before they answer, as in production. */
final class ScorerChoice {
  private static final int CUT = 10;
  private static final NextOrderPredictor PREDICTOR = new NextOrderPredictor();

  private ScorerChoice() {}

  static MadeModel baseline(ItemTables tables) {
    return new MadeModel(model(new BaselineScorer(), tables), Optional.empty());
  }

  /**
   * The scorer with the higher mean ndcg@10, trees on a tie.
   *
   * @param judged examples that neither the trees nor the tables they are seen with know
   * @param tables of the model that is returned
   */
  static MadeModel better(GrownTrees trees, List<SeenExamples> judged, ItemTables tables) {
    Scorer grown = XgboostScorer.load(trees.ubj(), FeatureVectorizer.SCHEMA.size());
    boolean isBetter = ndcg(grown, judged) >= ndcg(new BaselineScorer(), judged);
    return isBetter ? new MadeModel(model(grown, tables), Optional.of(trees)) : baseline(tables);
  }

  private static ScoringModel model(Scorer scorer, ItemTables tables) {
    return new ScoringModel("evaluated", scorer, tables, Optional.empty());
  }

  /** Sum over all examples. */
  private static double ndcg(Scorer scorer, List<SeenExamples> judged) {
    double sum = 0;
    for (SeenExamples group : judged) {
      ScoringModel model = model(scorer, group.tables());
      List<Double> parts =
          group.examples().parallelStream().map(e -> ndcg(model, e.decode())).toList();
      sum += parts.stream().mapToDouble(Double::doubleValue).sum();
    }
    return sum;
  }

  private static double ndcg(ScoringModel model, TrainingExample example) {
    Set<String> ordered =
        example.getOrdered().stream().map(BasketLine::getItemId).collect(Collectors.toSet());
    List<String> ranked =
        PREDICTOR
            .predict(example.getStateBefore(), example.getPredictionId(), model, Menu.EVERYTHING)
            .getItems()
            .stream()
            .map(RankedItem::getItemId)
            .toList();
    return RankingQuality.ndcg(ranked, ordered, CUT);
  }
}
