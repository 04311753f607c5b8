package dev.foretaste.cli.models;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.VerdictView;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long to wait for the retrainer's verdict. */
final class VerdictOptions {
  @Option(
      names = "--give-up-after",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "Wait no longer than this for the verdict (default: ${DEFAULT-VALUE}).")
  private int giveUpAfter;

  /** Checks what can be checked before any system is asked. */
  void check() {
    if (giveUpAfter < 1) {
      throw new UsageException("--give-up-after must be 1 second or more");
    }
  }

  /**
   * Waits for the verdict on a request.
   *
   * @throws FailureException when it does not come in time
   */
  VerdictView await(ModelRegistry models, String requestId) {
    return models
        .awaitVerdictOn(requestId, Duration.ofSeconds(giveUpAfter))
        .orElseThrow(
            () ->
                new FailureException(
                    "no verdict on request %s within %d s; check that a retrainer runs, and its log"
                        .formatted(requestId, giveUpAfter)));
  }
}
