package dev.foretaste.cli.keys;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about keys of the HTTP API. */
@Command(
    name = "keys",
    description = {
      "Create, list, rotate and revoke keys of the HTTP API; running instances follow within a"
          + " second.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CreateKey.class, ListKeys.class, RotateKey.class, RevokeKey.class})
public final class KeysCommand implements Runnable {
  @Spec private CommandSpec command;

  /** Without a command there is nothing to do but explain. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "no command given");
  }
}
