package dev.foretaste.cli.running;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import picocli.CommandLine.Option;

/** How the retrainer's gate is to judge. */
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
}
