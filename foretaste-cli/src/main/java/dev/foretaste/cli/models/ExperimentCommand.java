package dev.foretaste.cli.models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about trying versions on live orders. */
@Command(
    name = "experiment",
    description = {
      "Try a version on live orders beside the champion, and see how both do.",
      "",
      "A shadow scores the orders of a share of the customers and shows its answers to nobody; in"
          + " an A/B split the customers in the share get the challenger's predictions. A hash of"
          + " the customer id decides who is in the share. One experiment goes on at a time.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      StartExperiment.class,
      StopExperiment.class,
      ListExperiments.class,
      ReportExperiment.class
    })
final class ExperimentCommand implements Runnable {
  @Spec private CommandSpec command;

  /** Without a command there is nothing to do but explain. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "no command given");
  }
}
