package dev.foretaste.prediction;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.feedback.RatedOrders;
import dev.foretaste.orders.Baskets;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderFingerprint;
import dev.foretaste.orders.Rejection;
import dev.foretaste.preferences.PreferenceLearner;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.RecentOrder;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import java.util.Optional;

/**
 * What one order event does to one customer: settle the standing prediction, label it, learn,
 * predict again, in that order (predict, then test, then train: Gama et al., "On evaluating stream
 * learning algorithms", 2013, section 3). Pure: the result depends on the arguments alone, and they
 * stay as they are. Thread-safe. The stream, the verification and the evaluation all run this code.
 */
public final class PrequentialLoop {
  private final PreferenceLearner learner;
  private final OutcomeJudge judge = new OutcomeJudge();
  private final NextOrderPredictor predictor = new NextOrderPredictor();

  /** As it serves. */
  public PrequentialLoop() {
    this(new PreferenceLearner());
  }

  /** With another learner. */
  public PrequentialLoop(PreferenceLearner learner) {
    this.learner = learner;
  }

  /** The state of a customer of whom nothing is known. */
  public static CustomerState unknownCustomer() {
    return new CustomerState(null, null, List.of(), List.of(), List.of(), null, 0L, false);
  }

  /**
   * Applies an event that has passed validation.
   *
   * @param before the customer's state
   * @param revision where the event stands
   * @param model scores from here on
   * @param menu applies from here on
   */
  public Step apply(
      CustomerState before, OrderEvent event, Revision revision, ScoringModel model, Menu menu) {
    OrderFingerprint fingerprint = OrderFingerprint.of(event);
    Optional<RecentOrder> earlier = RecentOrders.find(before.getRecentOrders(), fingerprint);
    if (earlier.isPresent()) {
      return repeated(earlier.get(), fingerprint);
    }
    if (event instanceof OrderEvent.Placed placed) {
      return placed(before, placed.order(), revision, fingerprint, model, menu);
    }
    return corrected(before, event, revision, fingerprint, model, menu);
  }

  private Step placed(
      CustomerState before,
      OrderPlaced order,
      Revision revision,
      OrderFingerprint fingerprint,
      ScoringModel model,
      Menu menu) {
    CustomerPreferences known = known(before, order.getCustomerId());
    List<PendingFeedback> feedback = resolved(before);
    List<BasketLine> basket = Baskets.of(order.getLines());
    Optional<OrderPrediction> standing =
        Optional.ofNullable(before.getStanding())
            .filter(prediction -> !learner.isLate(known, order.getEventTime()));

    Optional<PredictionOutcome> outcome =
        standing.map(prediction -> judge.judge(prediction, order, basket, revision));
    Optional<TrainingExample> example =
        standing
            .filter(prediction -> order.getConsent())
            .map(
                prediction ->
                    TrainingExamples.label(prediction, known, order, basket, feedback, revision));
    CustomerPreferences learned =
        learner.learn(
            learnFeedback(known, feedback),
            revision,
            order.getOrderId(),
            order.getStoreId(),
            order.getEventTime(),
            basket);
    OrderPrediction next = predictor.predict(learned, order.getOrderId(), model, menu);

    return new Step.Accepted(
        after(before, learned, next, fingerprint, !order.getConsent()),
        outcome,
        example,
        feedback,
        next);
  }

  private Step corrected(
      CustomerState before,
      OrderEvent event,
      Revision revision,
      OrderFingerprint fingerprint,
      ScoringModel model,
      Menu menu) {
    List<PendingFeedback> feedback = resolved(before);
    CustomerPreferences known = learnFeedback(known(before, event.customerId()), feedback);
    Optional<CustomerPreferences> corrected =
        event instanceof OrderEvent.Amended amended
            ? learner.amend(
                known, revision, event.orderId(), Baskets.of(amended.amendment().getLines()))
            : learner.cancel(known, revision, event.orderId());
    if (corrected.isEmpty()) {
      return new Step.Refused(
          new Rejection(
              "order-not-recent",
              "orderId",
              "orderId names none of the customer's last %d orders; only those can be cancelled or amended"
                  .formatted(PreferenceLearner.RECENT_BASKETS)));
    }
    OrderPrediction next = predictor.predict(corrected.get(), event.orderId(), model, menu);
    return new Step.Accepted(
        after(before, corrected.get(), next, fingerprint, before.getWithoutConsent()),
        Optional.empty(),
        Optional.empty(),
        feedback,
        next);
  }

  private static Step repeated(RecentOrder earlier, OrderFingerprint fingerprint) {
    if (earlier.getContentHash() == fingerprint.content()) {
      return new Step.Duplicate(earlier.getOrdersOffset());
    }
    return new Step.Refused(
        new Rejection(
            "order-id-reused",
            "orderId",
            "orderId was used before for an order with other content; use a new id, or send an amendment"));
  }

  /** The pending feedback, each with the order it is about as far as that can be told. */
  private static List<PendingFeedback> resolved(CustomerState before) {
    return before.getPendingFeedback().stream()
        .map(
            given ->
                RatedOrders.find(before, given.getOrderId(), given.getPredictionId())
                    .map(basket -> about(basket.getOrderId(), given))
                    .orElse(given))
        .toList();
  }

  private static PendingFeedback about(String orderId, PendingFeedback given) {
    return new PendingFeedback(
        given.getFeedbackPartition(),
        given.getFeedbackOffset(),
        orderId,
        given.getRating(),
        given.getPredictionId());
  }

  private CustomerPreferences learnFeedback(
      CustomerPreferences before, List<PendingFeedback> feedback) {
    CustomerPreferences learned = before;
    for (PendingFeedback given : feedback) {
      learned = learner.rate(learned, given.getOrderId(), given.getRating());
    }
    return learned;
  }

  private CustomerPreferences known(CustomerState state, String customerId) {
    return state.getPreferences() == null
        ? learner.unknownCustomer(customerId)
        : state.getPreferences();
  }

  private static CustomerState after(
      CustomerState before,
      CustomerPreferences learned,
      OrderPrediction standing,
      OrderFingerprint fingerprint,
      boolean withoutConsent) {
    return new CustomerState(
        learned,
        standing,
        RecentOrders.remember(before.getRecentOrders(), fingerprint, learned.getOrdersOffset()),
        List.of(),
        before.getRecentFeedback(),
        before.getSatisfaction(),
        numberOfNext(before),
        withoutConsent);
  }

  /**
   * A state of an earlier version does not tell; there the customer had at most as many predictions
   * as there are offsets up to the latest.
   */
  private static long numberOfNext(CustomerState before) {
    boolean untold = before.getPredictions() == 0 && before.getPreferences() != null;
    return untold ? before.getPreferences().getOrdersOffset() + 2 : before.getPredictions() + 1;
  }
}
