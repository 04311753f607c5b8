package dev.foretaste.experiments;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.OrderPrediction;
import java.util.Optional;

/**
 * An experiment as it counts for the orders of one partition. Immutable as long as nobody changes
 * the terms.
 *
 * @param terms who is tried on whom
 * @param since the first order it counts for
 * @param challenger the version that is tried; empty for the {@link ControlArm}
 */
public record RunningExperiment(
    Experiment terms, Revision since, Optional<ScoringModel> challenger) {

  /** Whether the challenger's answers are compared only. */
  public boolean isShadow() {
    return terms.getKind() == ExperimentKind.SHADOW;
  }

  /** Whether the challenger's answers go to the customers in the share. */
  public boolean isSplit() {
    return terms.getKind() == ExperimentKind.AB;
  }

  /** The customer's arm; it depends on the salt, the share and the customer alone. */
  public Arm arm(String customerId) {
    return Assignment.includes(terms, customerId) ? Arm.CHALLENGER : Arm.CHAMPION;
  }

  /** What is tried while this model is champion. */
  public ScoringModel challengerBeside(ScoringModel champion) {
    return challenger.orElseGet(() -> ControlArm.beside(champion));
  }

  /**
   * Whether a prediction was made in the experiment. Older ones say nothing of it: they may stem
   * from a champion whose item tables are older than the challenger's.
   */
  public boolean covers(OrderPrediction prediction) {
    return prediction.getOrdersPartition() == since.partition()
        && prediction.getOrdersOffset() >= since.offset();
  }
}
