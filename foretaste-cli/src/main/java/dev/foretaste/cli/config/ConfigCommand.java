package dev.foretaste.cli.config;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the long-running commands are told without a command line. */
@Command(
    name = "config",
    description = "Look at the configuration of up, service and retrainer.",
    subcommands = ShowConfig.class)
public final class ConfigCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "no command given");
  }
}
