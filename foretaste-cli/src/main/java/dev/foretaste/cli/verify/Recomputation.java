package dev.foretaste.cli.verify;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.experiments.ExperimentLoop;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.experiments.ShadowJudge;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.serde.AvroBinary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the events of one partition must lead to. Keeps the customers' states as bytes, which take a
 * fraction of the memory. Not thread-safe.
 */
final class Recomputation {
  private static final AvroBinary<CustomerState> STATE = AvroBinary.of(CustomerState.class);

  /**
   * What an event must lead to.
   *
   * @param step what it does
   * @param shadow what must be said of the shadow
   */
  record Result(Step step, Optional<ShadowOutcome> shadow) {}

  private final ExperimentLoop loop = new ExperimentLoop();
  private final ShadowJudge shadows = new ShadowJudge();
  private final Map<String, byte[]> states = new HashMap<>();

  /**
   * Applies a sound event.
   *
   * @param feedback what is learned with it, in sequence
   */
  Result apply(
      OrderEvent event,
      Revision revision,
      ScoringModel model,
      Menu menu,
      Optional<RunningExperiment> experiment,
      List<PendingFeedback> feedback) {
    byte[] known = states.get(event.customerId());
    CustomerState before = known == null ? PrequentialLoop.unknownCustomer() : STATE.decode(known);
    before.setPendingFeedback(feedback);
    Step step = loop.apply(before, event, revision, model, menu, experiment);
    if (step instanceof Step.Accepted accepted) {
      states.put(event.customerId(), STATE.encode(accepted.after()));
      return new Result(step, shadow(before, event, revision, accepted, model, experiment));
    }
    return new Result(step, Optional.empty());
  }

  /** From here on the customer is a stranger. */
  void forget(String customerId) {
    states.remove(customerId);
  }

  private Optional<ShadowOutcome> shadow(
      CustomerState before,
      OrderEvent event,
      Revision revision,
      Step.Accepted step,
      ScoringModel model,
      Optional<RunningExperiment> experiment) {
    try {
      return shadows.judge(before, event, revision, step, model, experiment);
    } catch (RuntimeException shadowCannotScore) {
      // The stream leaves it out, too.
      return Optional.empty();
    }
  }
}
