package dev.foretaste.learning.gate;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.prediction.RankingQuality;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets a model predict examples exactly as it would when serving. Stateless and thread-safe. */
public final class QualityMeter {
  private final NextOrderPredictor predictor = new NextOrderPredictor();

  /** Measures a model. */
  public HoldoutQuality measure(ScoringModel model, List<HeldExample> examples) {
    double recall5 = 0;
    double recall10 = 0;
    double ndcg10 = 0;
    int hits = 0;
    for (HeldExample held : examples) {
      TrainingExample example = held.decode();
      List<String> ranked = rank(model, example);
      Set<String> ordered =
          example.getOrdered().stream().map(BasketLine::getItemId).collect(Collectors.toSet());
      double recall = RankingQuality.recall(ranked, ordered, 10);
      recall5 += RankingQuality.recall(ranked, ordered, 5);
      recall10 += recall;
      ndcg10 += RankingQuality.ndcg(ranked, ordered, 10);
      hits += recall > 0 ? 1 : 0;
    }
    int n = examples.size();
    return n == 0
        ? new HoldoutQuality(0, 0, 0, 0, 0)
        : new HoldoutQuality(n, recall5 / n, recall10 / n, ndcg10 / n, (double) hits / n);
  }

  private List<String> rank(ScoringModel model, TrainingExample example) {
    OrderPrediction prediction =
        predictor.predict(
            example.getStateBefore(), example.getOrderId(), model, HeldExample.menuOf(example));
    return prediction.getItems().stream().map(RankedItem::getItemId).toList();
  }
}
