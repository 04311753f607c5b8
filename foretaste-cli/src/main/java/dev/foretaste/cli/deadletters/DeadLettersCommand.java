package dev.foretaste.cli.deadletters;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about records that could not be used. */
@Command(
    name = "dlq",
    description = {"List, show, retry and drop what could not be read or used.", ""},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListLetters.class, ShowLetter.class, RetryLetters.class, DropLetters.class})
public final class DeadLettersCommand implements Runnable {
  @Spec private CommandSpec command;

  /** Without a command there is nothing to do but explain. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "no command given");
  }
}
