package dev.foretaste.feedback;

import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.CustomerState;

/** What a piece of feedback did. */
public sealed interface FeedbackStep {

  /**
   * It counts, and waits to be learned with the customer's next order.
   *
   * @param after the customer's new state
   * @param rating 1 to 5
   * @param storeId of the rated order; empty when that is not among the recent baskets
   */
  record Taken(CustomerState after, int rating, String storeId) implements FeedbackStep {}

  /** The same feedback was taken before; nothing changes. */
  record Duplicate() implements FeedbackStep {}

  /** It cannot be taken; nothing changes. */
  record Refused(Rejection rejection) implements FeedbackStep {}
}
