package dev.foretaste.api.orders;

import dev.foretaste.schema.OutcomeItem;
import dev.foretaste.schema.PredictionOutcome;
import java.time.Instant;
import java.util.List;

/**
 * What the standing prediction had expected of an order.
 *
 * @param surprise mean surprise of the lines, in bits
 */
record OrderScoreView(
    String orderId,
    String customerId,
    String position,
    String predictionId,
    String predictedAsOf,
    String orderedAt,
    String modelVersion,
    String scorer,
    float recallAt10,
    float ndcgAt10,
    double surprise,
    List<Line> lines) {
  /** Surprise of a line that was not expected at all; p below 2^-10 is not told apart. */
  static final double MOST_SURPRISE = 10;

  /**
   * One item of the order.
   *
   * @param rank in the prediction, from 1; null when the item was not in it
   * @param probability as predicted; null when the item was not in the prediction
   * @param surprise −log2(max(probability, 2^-10)), in bits: 0 for an item that was certain, 10 for
   *     one that was not expected
   */
  record Line(String itemId, Integer rank, Float probability, double surprise) {
    static Line of(OutcomeItem item) {
      boolean ranked = item.getRank() > 0;
      return new Line(
          item.getItemId(),
          ranked ? item.getRank() : null,
          ranked ? item.getProbability() : null,
          surpriseOf(item.getProbability()));
    }
  }

  static OrderScoreView of(PredictionOutcome outcome) {
    List<Line> lines = outcome.getOrdered().stream().map(Line::of).toList();
    return new OrderScoreView(
        outcome.getOrderId(),
        outcome.getCustomerId(),
        outcome.getOrdersPartition() + ":" + outcome.getOrdersOffset(),
        outcome.getPredictionId(),
        Instant.ofEpochMilli(outcome.getPredictedAsOf()).toString(),
        Instant.ofEpochMilli(outcome.getOrderedAt()).toString(),
        outcome.getModelVersion(),
        outcome.getScorer(),
        outcome.getRecallAt10(),
        outcome.getNdcgAt10(),
        lines.stream().mapToDouble(Line::surprise).average().orElse(0),
        lines);
  }

  static double surpriseOf(float probability) {
    double floor = Math.scalb(1.0, (int) -MOST_SURPRISE);
    // Adding 0 makes the surprise of a certainty 0 instead of -0.
    return -Math.log(Math.max(probability, floor)) / Math.log(2) + 0.0;
  }
}
