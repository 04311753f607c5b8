package dev.foretaste.client;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a customer will order next.
 *
 * @param customerId of whom
 * @param predictionId names it, for feedback
 * @param revision partition:offset of the latest order it takes into account
 * @param orderNumber how many orders the customer had placed
 * @param asOf event time of the latest order
 * @param modelVersion that ranked
 * @param items best first
 * @param lag how many records the copy was behind at most that answered; empty when it was no copy
 */
public record Prediction(
    String customerId,
    String predictionId,
    String revision,
    long orderNumber,
    Instant asOf,
    String modelVersion,
    List<Item> items,
    OptionalLong lag) {

  /**
   * One item.
   *
   * @param itemId which
   * @param rank from 1
   * @param score the model's, comparable within the prediction
   * @param probability that the next order has it, 0 to 1
   */
  public record Item(String itemId, int rank, double score, double probability) {}
}
