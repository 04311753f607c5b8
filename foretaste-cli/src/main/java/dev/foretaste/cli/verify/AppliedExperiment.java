package dev.foretaste.cli.verify;

import dev.foretaste.experiments.Arm;
import dev.foretaste.experiments.ControlArm;
import dev.foretaste.experiments.RunningExperiment;
import dev.foretaste.schema.OrderPrediction;

/**
 * The experiment that the journal names.
 *
 * @param running what counts
 * @param known whether its challenger is the model itself; otherwise it has been retired and a
 *     stand-in takes its place
 */
record AppliedExperiment(RunningExperiment running, boolean known) {

  /** The model that made a prediction, the champion or the challenger beside it. */
  AppliedModel scoredBy(OrderPrediction prediction, AppliedModel champion) {
    boolean challenger =
        running.isSplit()
            && running.arm(prediction.getCustomerId()) == Arm.CHALLENGER
            && !prediction.getModelVersion().equals(champion.model().version());
    return challenger ? challengerBeside(champion) : champion;
  }

  /** Whether what the shadow says while this model is champion can be recomputed. */
  AppliedModel challengerBeside(AppliedModel champion) {
    boolean isControl = running.terms().getChallenger().equals(ControlArm.NAME);
    return new AppliedModel(
        running.challengerBeside(champion.model()), isControl ? champion.known() : known);
  }
}
