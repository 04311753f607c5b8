package dev.foretaste.cli.running;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.retrainer.tracking.MlflowTracker;
import dev.foretaste.retrainer.tracking.RunTracker;
import io.prometheus.client.CollectorRegistry;
import picocli.CommandLine.Option;

/** Where else the retrainer tells what it trained. */
final class TrackingOptions {
  @Option(
      names = "--mlflow",
      paramLabel = "URL",
      description = "Also log what is trained and judged to this MLflow tracking server.")
  private String mlflow;

  /**
   * Checks what can be checked before anything is started.
   *
   * @throws UsageException when the URL is none
   */
  void check() {
    if (mlflow != null && !mlflow.matches("https?://.+")) {
      throw new UsageException("--mlflow must be a URL such as http://localhost:5000");
    }
  }

  /** The tracker; tells nobody when no server was named. */
  RunTracker tracker(CollectorRegistry metrics) {
    return mlflow == null ? RunTracker.NONE : new MlflowTracker(mlflow, metrics);
  }
}
