package dev.foretaste.experiments;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.orders.Baskets;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.prediction.OutcomeJudge;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a shadow would have done where a prediction is settled. Nothing changes a customer's
 * preferences between a prediction and the order that settles it, so the shadow predicts at that
 * moment what it would have predicted before: it needs no state of its own. Items that were off the
 * menu for the champion's prediction are so for the shadow's; of other items the shadow does not
 * learn that they were. Pure and thread-safe.
 */
public final class ShadowJudge {
  private final NextOrderPredictor predictor = new NextOrderPredictor();
  private final OutcomeJudge judge = new OutcomeJudge();

  /**
   * Judges the shadow where an experiment asks for it.
   *
   * @param before the customer's state before the order
   * @param step what the order did
   * @param champion the model that scores now
   * @return empty when nothing was settled, the customer is outside the share, or the prediction is
   *     older than the experiment
   * @throws RuntimeException when the challenger cannot score
   */
  public Optional<ShadowOutcome> judge(
      CustomerState before,
      OrderEvent event,
      Revision revision,
      Step.Accepted step,
      ScoringModel champion,
      Optional<RunningExperiment> experiment) {
    OrderPrediction standing = before.getStanding();
    if (step.outcome().isEmpty() || !(event instanceof OrderEvent.Placed placed)) {
      return Optional.empty();
    }
    return experiment
        .filter(RunningExperiment::isShadow)
        .filter(running -> running.covers(standing))
        .filter(running -> running.arm(standing.getCustomerId()) == Arm.CHALLENGER)
        .map(
            running ->
                compare(
                    running,
                    step.outcome().get(),
                    settle(before, placed.order(), revision, running.challengerBeside(champion))));
  }

  private PredictionOutcome settle(
      CustomerState before, OrderPlaced order, Revision revision, ScoringModel challenger) {
    OrderPrediction standing = before.getStanding();
    Set<String> excluded = new HashSet<>(standing.getExcluded());
    Menu menu = itemId -> !excluded.contains(itemId);
    OrderPrediction shadow =
        predictor.predict(before.getPreferences(), standing.getOrderId(), challenger, menu);
    return judge.judge(shadow, order, Baskets.of(order.getLines()), revision);
  }

  private static ShadowOutcome compare(
      RunningExperiment running, PredictionOutcome champion, PredictionOutcome shadow) {
    shadow.setExperiment(running.terms().getId());
    shadow.setArm(Arm.CHALLENGER.key());
    return new ShadowOutcome(
        running.terms().getId(),
        shadow,
        champion.getModelVersion(),
        champion.getRecallAt10(),
        champion.getNdcgAt10());
  }
}
