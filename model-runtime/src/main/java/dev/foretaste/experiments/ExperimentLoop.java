package dev.foretaste.experiments;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import java.util.Optional;

/**
 * The prequential loop with an A/B experiment around it: customers in the share are scored by the
 * challenger, and outcomes name their arm. Without an experiment, or with a shadow, it is {@link
 * PrequentialLoop} and nothing else. Pure and thread-safe.
 */
public final class ExperimentLoop {
  private final PrequentialLoop loop = new PrequentialLoop();

  /**
   * Applies an event that has passed validation, as {@link PrequentialLoop#apply} does.
   *
   * @param champion scores from here on, except for customers who get the challenger
   * @param experiment what counts for this order
   */
  public Step apply(
      CustomerState before,
      OrderEvent event,
      Revision revision,
      ScoringModel champion,
      Menu menu,
      Optional<RunningExperiment> experiment) {
    if (experiment.filter(RunningExperiment::isSplit).isEmpty()) {
      return loop.apply(before, event, revision, champion, menu);
    }
    RunningExperiment split = experiment.get();
    Step step = splitStep(before, event, revision, champion, menu, split);
    if (step instanceof Step.Accepted accepted) {
      accepted.outcome().ifPresent(outcome -> name(outcome, before.getStanding(), split));
    }
    return step;
  }

  /** A challenger that fails costs its arm the comparison, never a customer the prediction. */
  private Step splitStep(
      CustomerState before,
      OrderEvent event,
      Revision revision,
      ScoringModel champion,
      Menu menu,
      RunningExperiment split) {
    if (split.arm(event.customerId()) == Arm.CHALLENGER) {
      try {
        return loop.apply(before, event, revision, split.challengerBeside(champion), menu);
      } catch (RuntimeException challengerOrEvent) {
        // When it is the event's fault, the champion fails as well, and that one is reported.
        return loop.apply(before, event, revision, champion, menu);
      }
    }
    return loop.apply(before, event, revision, champion, menu);
  }

  private static void name(
      PredictionOutcome outcome, OrderPrediction standing, RunningExperiment split) {
    if (split.covers(standing)) {
      outcome.setExperiment(split.terms().getId());
      outcome.setArm(split.arm(outcome.getCustomerId()).key());
    }
  }
}
