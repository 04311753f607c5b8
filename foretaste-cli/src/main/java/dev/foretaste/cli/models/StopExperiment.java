package dev.foretaste.cli.models;

import dev.foretaste.models.ExperimentView;
import dev.foretaste.models.ModelRegistry;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the experiment that goes on. */
@Command(name = "stop", description = "End the experiment that goes on; the champion serves all.")
final class StopExperiment extends ModelCommand {
  @Mixin private ReasonOption reason;

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    ExperimentView stopped = models.experiments().stop(reason.text());
    out.printf("Experiment %s has ended.%n", stopped.id());
    return stopped;
  }
}
