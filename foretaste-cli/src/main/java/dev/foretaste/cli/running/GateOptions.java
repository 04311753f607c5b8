package dev.foretaste.cli.running;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.retrainer.Thresholds;
import java.time.Duration;
import picocli.CommandLine.Option;

/** When the retrainer is to train, and how its gate is to judge. */
final class GateOptions {
  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "non-inferior",
      description = {
        "When a newly trained model replaces the champion (default: ${DEFAULT-VALUE}): strict, when"
            + " it is shown to be better; non-inferior, when it is shown not to be worse; manual,"
            + " only when you promote it."
      })
  private String policy;

  @Option(
      names = "--train-every",
      paramLabel = "DURATION",
      description = {
        "Train on a schedule too, for example PT6H or P1D: so long after the latest training, if any"
            + " label is new (default: only on new labels, on drift and on request)."
      })
  private Duration trainEvery;

  /**
   * The settings.
   *
   * @throws UsageException when there is no such policy
   */
  GateSettings settings() {
    try {
      return GateSettings.of(Policy.named(policy));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--policy: " + e.getMessage());
    }
  }

  /**
   * When to train.
   *
   * @throws UsageException when the schedule is not above 0
   */
  Thresholds thresholds() {
    if (trainEvery == null) {
      return Thresholds.standard();
    }
    try {
      return Thresholds.standard().withTrainEvery(trainEvery);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--train-every must be above 0, for example PT6H");
    }
  }
}
