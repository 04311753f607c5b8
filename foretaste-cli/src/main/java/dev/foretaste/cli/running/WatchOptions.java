package dev.foretaste.cli.running;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.learning.anomalies.AnomalySettings;
import dev.foretaste.learning.drift.DriftSettings;
import dev.foretaste.retrainer.drift.WatchSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What counts as drift and as unusual. */
final class WatchOptions {
  @Option(
      names = "--drift-window",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Labelled predictions whose features, scores and labels are compared at a time with those"
              + " that the champion was judged on; 100 or more (default: ${DEFAULT-VALUE}).")
  private int driftWindow;

  @Option(
      names = "--drift-limit",
      paramLabel = "PSI",
      defaultValue = "0.25",
      description =
          "Population stability index from which on a difference that is no chance is reported"
              + " (default: ${DEFAULT-VALUE}).")
  private double driftLimit;

  @Option(
      names = "--train-on-drift",
      description = "Train when features, scores or labels have drifted.")
  private boolean trainOnDrift;

  @Option(
      names = "--anomaly-window",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description =
          "Event time of orders that are looked at together; divides a day (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration anomalyWindow;

  /**
   * The settings.
   *
   * @throws UsageException when one is out of range
   */
  WatchSettings settings() {
    return new WatchSettings(drift(), anomalies(), trainOnDrift);
  }

  private DriftSettings drift() {
    try {
      return new DriftSettings(driftWindow, driftLimit);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--drift-window, --drift-limit: " + e.getMessage());
    }
  }

  private AnomalySettings anomalies() {
    try {
      return new AnomalySettings(anomalyWindow, AnomalySettings.standard().grace());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--anomaly-window: " + e.getMessage());
    }
  }
}
