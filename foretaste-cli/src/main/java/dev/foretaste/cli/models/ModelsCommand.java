package dev.foretaste.cli.models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Everything about model versions. */
@Command(
    name = "models",
    description = {
      "List, judge, promote, roll back and move model versions of a running system.",
      "",
      "A change is in force for every instance from the next order that a task takes after it has"
          + " read it.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListModels.class,
      ShowModel.class,
      ListVerdicts.class,
      TrainModel.class,
      PromoteModel.class,
      RollBackModel.class,
      PinModel.class,
      UnpinModel.class,
      ExportModel.class,
      ImportModel.class,
      ExperimentCommand.class,
      ExportTrainingSet.class,
      JudgeBooster.class
    })
public final class ModelsCommand implements Runnable {
  @Spec private CommandSpec command;

  /** Without a command there is nothing to do but explain. */
  @Override
  public void run() {
    throw new ParameterException(command.commandLine(), "no command given");
  }
}
