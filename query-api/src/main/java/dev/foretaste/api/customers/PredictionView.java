package dev.foretaste.api.customers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.RankedItem;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A prediction as the API shows it. The time and the probabilities of an order within some days are
 * null, and left out, while no model of order times has been learned.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PredictionView(
    String customerId,
    String predictionId,
    String orderId,
    String revision,
    int orderNumber,
    String asOf,
    String modelVersion,
    String scorer,
    String basis,
    @MayBeNull String expectedNextOrderTime,
    Float orderWithin7Days,
    Float orderWithin30Days,
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
        prediction.getBasis(),
        time(prediction.getExpectedNextOrderTime()),
        prediction.getOrderWithin7Days(),
        prediction.getOrderWithin30Days(),
        best(prediction.getItems(), k));
  }

  private static String time(Long ms) {
    return ms == null ? null : Instant.ofEpochMilli(ms).toString();
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
