package dev.foretaste.cli.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything that measures. */
@Command(
    name = "bench",
    description = "Measure on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SwapsCommand.class})
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec command;

  /** Without a command there is nothing to do but explain. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "no command given");
  }
}
