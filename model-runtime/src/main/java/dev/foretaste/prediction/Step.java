package dev.foretaste.prediction;

import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import java.util.Optional;

/** What an order event did. */
public sealed interface Step {

  /**
   * The event was learned and a new prediction stands.
   *
   * @param after the customer's new state
   * @param outcome of the prediction that was standing; empty when none was, when the order came
   *     late, and for cancellations and amendments
   * @param example present exactly when outcome is and the order comes with consent
   * @param learnedFeedback the pending feedback that was learned with it, in sequence, with the
   *     orders that predictions stood for
   * @param prediction what now stands
   */
  record Accepted(
      CustomerState after,
      Optional<PredictionOutcome> outcome,
      Optional<TrainingExample> example,
      List<PendingFeedback> learnedFeedback,
      OrderPrediction prediction)
      implements Step {}

  /**
   * The same event was accepted before; nothing changes.
   *
   * @param firstOffset offset at which it was accepted
   */
  record Duplicate(long firstOffset) implements Step {}

  /** The event contradicts what is known of the customer; nothing changes. */
  record Refused(Rejection rejection) implements Step {}
}
