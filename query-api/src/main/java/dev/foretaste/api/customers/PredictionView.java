package dev.foretaste.api.customers;

import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.RankedItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** A prediction as the API shows it. */
public record PredictionView(
    String customerId,
    String predictionId,
    String orderId,
    String revision,
    int orderNumber,
    String asOf,
    String modelVersion,
    String scorer,
    List<Item> items) {

  /** One item; rank counts from 1. */
  public record Item(String itemId, int rank, float score, float probability) {}

  /** Shows all items of a prediction. */
  public static PredictionView of(OrderPrediction prediction) {
    return of(prediction, prediction.getItems().size());
  }

  static PredictionView of(OrderPrediction prediction, int k) {
    return new PredictionView(
        prediction.getCustomerId(),
        prediction.getPredictionId(),
        prediction.getOrderId(),
        prediction.getOrdersPartition() + ":" + prediction.getOrdersOffset(),
        prediction.getOrderNumber(),
        Instant.ofEpochMilli(prediction.getAsOf()).toString(),
        prediction.getModelVersion(),
        prediction.getScorer(),
        best(prediction.getItems(), k));
  }

  private static List<Item> best(List<RankedItem> ranked, int k) {
    return IntStream.range(0, Math.min(k, ranked.size()))
        .mapToObj(
            index -> {
              RankedItem item = ranked.get(index);
              return new Item(item.getItemId(), index + 1, item.getScore(), item.getProbability());
            })
        .toList();
  }
}
