package dev.foretaste.evaluation.production;

import dev.foretaste.evaluation.Ranked;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.RankedItem;

/** Reads published predictions. */
final class Predictions {
  private Predictions() {}

  /** Items and probabilities as they are published. */
  static Ranked ranked(OrderPrediction prediction) {
    return new Ranked(
        prediction.getItems().stream().map(RankedItem::getItemId).toList(),
        prediction.getItems().stream().map(item -> (double) item.getProbability()).toList());
  }
}
