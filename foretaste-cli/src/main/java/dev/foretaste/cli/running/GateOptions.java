package dev.foretaste.cli.running;

import dev.foretaste.cli.console.Share;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.retrainer.Thresholds;
import dev.foretaste.retrainer.drift.WatchSettings;
import dev.foretaste.retrainer.shadow.ShadowSettings;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** When the retrainer is to train, and how its gate is to judge. */
final class GateOptions {
  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      defaultValue = "non-inferior",
      description = {
        "When a newly trained model replaces the champion (default: ${DEFAULT-VALUE}): strict, when"
            + " it is shown to be better; non-inferior, when it is shown not to be worse;"
            + " shadow-first, when it is shown so once more on live orders; manual, only when you"
            + " promote it."
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

  @Option(
      names = "--shadow-share",
      paramLabel = "PERCENT",
      defaultValue = "100",
      description =
          "Policy shadow-first: on how many of the customers (default: ${DEFAULT-VALUE}).")
  private double shadowShare;

  @Option(
      names = "--shadow-outcomes",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Policy shadow-first: after how many orders (default: ${DEFAULT-VALUE}).")
  private int shadowOutcomes;

  @Option(
      names = "--kept-versions",
      paramLabel = "N",
      defaultValue = "200",
      description = {
        "Model versions that stay, the latest and those that are pinned; 1 or more (default:"
            + " ${DEFAULT-VALUE}). Verify and replays need the versions that made the predictions."
      })
  private int keptVersions;

  @Mixin private WatchOptions watchOptions;

  /**
   * The settings.
   *
   * @throws UsageException when there is no such policy, or an option that goes with it is wrong
   */
  GateSettings settings() {
    shadow();
    watch();
    try {
      return GateSettings.of(Policy.named(policy));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--policy: " + e.getMessage());
    }
  }

  /**
   * What counts as drift and as unusual.
   *
   * @throws UsageException when an option is out of range
   */
  WatchSettings watch() {
    return watchOptions.settings();
  }

  /**
   * When to train and what to keep.
   *
   * @throws UsageException when the schedule is not above 0, or no version would stay
   */
  Thresholds thresholds() {
    if (keptVersions < 1) {
      throw new UsageException("--kept-versions must be 1 or more");
    }
    Thresholds thresholds = Thresholds.standard().withKeptVersions(keptVersions);
    if (trainEvery == null) {
      return thresholds;
    }
    try {
      return thresholds.withTrainEvery(trainEvery);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--train-every must be above 0, for example PT6H");
    }
  }

  /**
   * How policy shadow-first tries models.
   *
   * @throws UsageException when that is impossible
   */
  ShadowSettings shadow() {
    if (shadowOutcomes < 1) {
      throw new UsageException("--shadow-outcomes must be 1 or more");
    }
    return ShadowSettings.standard()
        .with(Share.perMille("--shadow-share", shadowShare), shadowOutcomes);
  }
}
