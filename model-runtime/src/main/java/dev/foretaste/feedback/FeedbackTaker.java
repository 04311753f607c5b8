package dev.foretaste.feedback;

import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.schema.RecentFeedback;
import dev.foretaste.schema.Satisfaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a piece of feedback does to its customer when it arrives. The satisfaction changes at once,
 * because an unhappy customer may never order again; the preferences change with the next order.
 * Pure and thread-safe.
 */
public final class FeedbackTaker {
  /** Most feedback that waits per customer. */
  public static final int MAX_PENDING = 64;

  /** How many of the customer's latest pieces of feedback are remembered. */
  public static final int REMEMBERED = 64;

  /**
   * Takes feedback that has passed validation.
   *
   * @param partition of the feedback topic that holds it
   * @param offset its offset there
   */
  public FeedbackStep take(
      CustomerState before, FeedbackGiven feedback, int partition, long offset) {
    FeedbackFingerprint fingerprint = FeedbackFingerprint.of(feedback);
    Optional<RecentFeedback> earlier = find(before, fingerprint);
    if (earlier.isPresent()) {
      return earlier.get().getContentHash() == fingerprint.content()
          ? new FeedbackStep.Duplicate()
          : refused(
              "feedback-id-reused",
              "feedbackId",
              "feedbackId was used before for feedback with other content; use a new id");
    }
    if (before.getPendingFeedback().size() >= MAX_PENDING) {
      return refused(
          "too-much-feedback",
          "customerId",
          "%d ratings already wait for the customer's next order; send this one after it"
              .formatted(MAX_PENDING));
    }
    int rating = Ratings.of(feedback);
    PendingFeedback pending =
        new PendingFeedback(
            partition, offset, feedback.getOrderId(), rating, feedback.getPredictionId());
    RecentFeedback remembered =
        new RecentFeedback(fingerprint.id(), fingerprint.content(), partition, offset);
    return new FeedbackStep.Taken(
        new CustomerState(
            before.getPreferences(),
            before.getStanding(),
            before.getRecentOrders(),
            latest(before.getPendingFeedback(), pending, MAX_PENDING),
            latest(before.getRecentFeedback(), remembered, REMEMBERED),
            SatisfactionMeter.add(known(before), rating),
            before.getPredictions(),
            before.getWithoutConsent()),
        rating,
        RatedOrders.find(before, feedback.getOrderId(), feedback.getPredictionId())
            .map(Basket::getStoreId)
            .orElse(""));
  }

  /** The customer's earlier feedback with the same id, if it is remembered. */
  public static Optional<RecentFeedback> find(
      CustomerState customer, FeedbackFingerprint fingerprint) {
    return customer.getRecentFeedback().stream()
        .filter(feedback -> feedback.getFeedbackIdHash() == fingerprint.id())
        .findFirst();
  }

  private static Satisfaction known(CustomerState customer) {
    return customer.getSatisfaction() == null
        ? SatisfactionMeter.none()
        : customer.getSatisfaction();
  }

  private static <T> List<T> latest(List<T> before, T added, int limit) {
    int forgotten = Math.max(0, before.size() + 1 - limit);
    List<T> latest = new ArrayList<>(before.subList(forgotten, before.size()));
    latest.add(added);
    return latest;
  }

  private static FeedbackStep refused(String code, String field, String detail) {
    return new FeedbackStep.Refused(new Rejection(code, field, detail));
  }
}
