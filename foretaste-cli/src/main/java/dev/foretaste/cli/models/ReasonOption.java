package dev.foretaste.cli.models;

import picocli.CommandLine.Option;

/** The option that says why something is done. */
final class ReasonOption {
  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "asked for on the command line",
      description = "Why; kept with the change (default: ${DEFAULT-VALUE}).")
  private String reason;

  String text() {
    return reason;
  }
}
