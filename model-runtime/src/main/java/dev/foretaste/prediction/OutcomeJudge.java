package dev.foretaste.prediction;

import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.OutcomeItem;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.RankedItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the standing prediction with what was really ordered. Stateless and thread-safe. */
public final class OutcomeJudge {
  private static final int CUT = 10;

  /**
   * Compares.
   *
   * @param basket the order's items, 1 or more
   * @param revision where the order stands
   * @return not of any experiment
   */
  public PredictionOutcome judge(
      OrderPrediction standing, OrderPlaced order, List<BasketLine> basket, Revision revision) {
    List<String> ranked = new ArrayList<>(standing.getItems().size());
    for (RankedItem item : standing.getItems()) {
      ranked.add(item.getItemId());
    }
    Set<String> ordered = new HashSet<>();
    for (BasketLine line : basket) {
      ordered.add(line.getItemId());
    }
    List<OutcomeItem> items = new ArrayList<>(basket.size());
    for (BasketLine line : basket) {
      int rank = ranked.indexOf(line.getItemId()) + 1;
      float probability = rank == 0 ? 0 : standing.getItems().get(rank - 1).getProbability();
      items.add(new OutcomeItem(line.getItemId(), rank, probability));
    }
    return new PredictionOutcome(
        standing.getPredictionId(),
        standing.getCustomerId(),
        order.getOrderId(),
        order.getStoreId(),
        revision.partition(),
        revision.offset(),
        standing.getAsOf(),
        order.getEventTime(),
        standing.getModelVersion(),
        standing.getScorer(),
        items,
        (float) RankingQuality.recall(ranked, ordered, CUT),
        (float) RankingQuality.ndcg(ranked, ordered, CUT),
        "",
        "");
  }
}
