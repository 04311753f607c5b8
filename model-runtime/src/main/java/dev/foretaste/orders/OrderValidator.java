package dev.foretaste.orders;

import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.Sentiment;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks events against the limits that their schemas document. The stream, the HTTP API and the
 * importer all ask here, so that an event is refused for the same reason at every door. Stateless
 * and thread-safe.
 */
public final class OrderValidator {
  /** Longest id, in characters. */
  public static final int MAX_ID_LENGTH = 200;

  /** Longest size or channel, in characters. */
  public static final int MAX_NAME_LENGTH = 50;

  /** Longest reason of a cancellation, in characters. */
  public static final int MAX_REASON_LENGTH = 1_000;

  /** Most lines of one order. */
  public static final int MAX_LINES = 1_000;

  /** Highest quantity of one line. */
  public static final int MAX_QUANTITY = 10_000;

  /** How far event time may lie after the record's timestamp, in ms: one day. */
  public static final long MAX_AHEAD_MS = 24L * 60 * 60 * 1_000;

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern PREDICTION_ID = Pattern.compile("[0-9]{1,10}-[0-9]{1,19}");

  /**
   * Checks an order event.
   *
   * @param recordTimestamp when the record was produced, in ms since 1970-01-01T00:00Z
   * @return its faults in the sequence of its fields; empty when it is sound
   */
  public List<Rejection> check(OrderEvent event, long recordTimestamp) {
    FieldRules rules = new FieldRules();
    rules.text("orderId", event.orderId(), MAX_ID_LENGTH);
    rules.text("customerId", event.customerId(), MAX_ID_LENGTH);
    checkTime(event.eventTime(), recordTimestamp, rules);
    if (event instanceof OrderEvent.Placed placed) {
      OrderPlaced order = placed.order();
      rules.text("storeId", order.getStoreId(), MAX_ID_LENGTH);
      rules.text("channel", order.getChannel(), MAX_NAME_LENGTH);
      rules.check(
          CURRENCY.matcher(order.getCurrency()).matches(),
          "currency",
          "must be an ISO 4217 code: three capital letters");
      checkLines(order.getLines(), rules);
    } else if (event instanceof OrderEvent.Amended amended) {
      checkLines(amended.amendment().getLines(), rules);
    } else if (event instanceof OrderEvent.Cancelled cancelled) {
      String reason = cancelled.cancellation().getReason();
      rules.check(
          reason == null || reason.length() <= MAX_REASON_LENGTH,
          "reason",
          "must be at most %,d characters".formatted(MAX_REASON_LENGTH));
    }
    return rules.faults();
  }

  /**
   * Checks a request to forget a customer.
   *
   * @return its faults in the sequence of its fields; empty when it is sound
   */
  public List<Rejection> check(ErasureRequested request) {
    FieldRules rules = new FieldRules();
    rules.text("requestId", request.getRequestId(), MAX_ID_LENGTH);
    rules.text("customerId", request.getCustomerId(), MAX_ID_LENGTH);
    rules.atLeast("requestedAt", request.getRequestedAt(), 0);
    return rules.faults();
  }

  /**
   * Checks feedback.
   *
   * @param recordTimestamp when the record was produced, in ms since 1970-01-01T00:00Z
   * @return its faults in the sequence of its fields; empty when it is sound
   */
  public List<Rejection> check(FeedbackGiven feedback, long recordTimestamp) {
    FieldRules rules = new FieldRules();
    rules.text("feedbackId", feedback.getFeedbackId(), MAX_ID_LENGTH);
    rules.text("customerId", feedback.getCustomerId(), MAX_ID_LENGTH);
    checkSubject(feedback, rules);
    checkOpinion(feedback, rules);
    checkTime(feedback.getEventTime(), recordTimestamp, rules);
    return rules.faults();
  }

  private static void checkSubject(FeedbackGiven feedback, FieldRules rules) {
    String predictionId = feedback.getPredictionId();
    if (predictionId.isEmpty() && feedback.getOrderId().isEmpty()) {
      rules.check(
          false, "orderId", "must name the order, or else predictionId a prediction; send one");
    } else if (predictionId.isEmpty()) {
      rules.text("orderId", feedback.getOrderId(), MAX_ID_LENGTH);
    } else {
      rules.check(
          feedback.getOrderId().isEmpty(),
          "predictionId",
          "must not be given together with orderId; send one of them");
      rules.check(
          PREDICTION_ID.matcher(predictionId).matches(),
          "predictionId",
          "must be partition-offset, as the prediction has it");
    }
  }

  private static void checkOpinion(FeedbackGiven feedback, FieldRules rules) {
    if (feedback.getSentiment() == Sentiment.NOT_GIVEN) {
      rules.check(
          feedback.getRating() >= 1 && feedback.getRating() <= 5,
          "rating",
          "must be 1 to 5 when no sentiment is given");
    } else {
      rules.check(
          feedback.getRating() == 0,
          "sentiment",
          "must not be given together with rating; send one of them");
    }
  }

  private static void checkTime(long eventTime, long recordTimestamp, FieldRules rules) {
    rules.atLeast("eventTime", eventTime, 0);
    rules.check(
        Math.max(0, eventTime) - Math.max(0, recordTimestamp) <= MAX_AHEAD_MS,
        "eventTime",
        "lies more than 24 h after the record's timestamp; send ms since 1970-01-01T00:00Z and"
            + " check the sender's clock");
  }

  private static void checkLines(List<OrderLine> lines, FieldRules rules) {
    if (lines.isEmpty() || lines.size() > MAX_LINES) {
      rules.check(false, "lines", "must hold 1 to " + FieldRules.grouped(MAX_LINES) + " lines");
    }
    for (int i = 0; i < Math.min(lines.size(), MAX_LINES); i++) {
      rules.withinLine(i);
      checkLine(lines.get(i), rules);
    }
    rules.withinEvent();
  }

  private static void checkLine(OrderLine line, FieldRules rules) {
    rules.text("itemId", line.getItemId(), MAX_ID_LENGTH);
    if (line.getSize() != null) {
      rules.text("size", line.getSize(), MAX_NAME_LENGTH);
    }
    rules.range("quantity", line.getQuantity(), 1, MAX_QUANTITY);
    rules.atLeast("unitPrice", line.getUnitPrice(), 0);
  }
}
