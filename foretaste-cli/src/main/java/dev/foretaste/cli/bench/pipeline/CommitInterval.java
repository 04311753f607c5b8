package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.cli.console.UsageException;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import picocli.CommandLine.Option;

/** The option that says how often the stream that is measured commits. */
final class CommitInterval {
  @Option(
      names = "--commit-interval",
      paramLabel = "MS",
      defaultValue = "" + ServiceSettings.DEFAULT_COMMIT_INTERVAL_MS,
      description = "Time between commits in ms (default: ${DEFAULT-VALUE}).")
  private int ms;

  /** In ms; 1 or more. */
  int ms() {
    if (ms < 1) {
      throw new UsageException("--commit-interval must be 1 or more");
    }
    return ms;
  }
}
