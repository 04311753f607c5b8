package dev.foretaste.prediction;

import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.OrderRating;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Labelled predictions for the retrainer, at most {@link #SLOTS} per customer. */
public final class TrainingExamples {
  /** How many examples are kept per customer: the latest ones. */
  public static final int SLOTS = 64;

  private static final char SEPARATOR = '|';

  private TrainingExamples() {}

  /** Key under which an example replaces the customer's example of {@link #SLOTS} orders ago. */
  public static String key(TrainingExample example) {
    return example.getCustomerId() + SEPARATOR + example.getOrderNumber() % SLOTS;
  }

  /** All keys under which examples of a customer can stand. */
  public static Stream<String> keysOf(String customerId) {
    return IntStream.range(0, SLOTS).mapToObj(slot -> customerId + SEPARATOR + slot);
  }

  /** The customer of an example by the example's key. */
  public static String customerOf(String key) {
    return key.substring(0, key.lastIndexOf(SEPARATOR));
  }

  static TrainingExample label(
      OrderPrediction standing,
      CustomerPreferences before,
      OrderPlaced order,
      List<BasketLine> basket,
      List<PendingFeedback> feedback,
      Revision revision) {
    return new TrainingExample(
        standing.getPredictionId(),
        standing.getCustomerId(),
        order.getOrderId(),
        revision.partition(),
        revision.offset(),
        before.getOrderCount() + 1,
        order.getEventTime(),
        standing.getAsOf(),
        order.getStoreId(),
        order.getChannel(),
        standing.getModelVersion(),
        standing.getFeatureHash(),
        before,
        basket,
        standing.getExcluded(),
        ratings(feedback));
  }

  private static List<OrderRating> ratings(List<PendingFeedback> feedback) {
    return feedback.stream()
        .filter(given -> !given.getOrderId().isEmpty())
        .map(given -> new OrderRating(given.getOrderId(), given.getRating()))
        .toList();
  }
}
