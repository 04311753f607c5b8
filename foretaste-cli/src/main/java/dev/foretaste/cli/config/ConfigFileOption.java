package dev.foretaste.cli.config;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --config}; a command that has it takes its options from configuration too. */
public final class ConfigFileOption {
  static final String NAME = "--config";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description = {
        "Properties file with the values of options that are not given here; FORETASTE_… variables"
            + " go before it, see deploy/foretaste.properties."
      })
  private Path file;
}
