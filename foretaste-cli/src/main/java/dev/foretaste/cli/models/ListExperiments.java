package dev.foretaste.cli.models;

import dev.foretaste.cli.console.TextTable;
import dev.foretaste.models.ExperimentView;
import dev.foretaste.models.ModelRegistry;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the experiments. */
@Command(name = "list", description = "List the experiments, the one that changed latest last.")
final class ListExperiments extends ModelCommand {

  /** The result. */
  record Result(List<ExperimentView> experiments) {}

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    List<ExperimentView> experiments = models.experiments().list();
    TextTable table =
        new TextTable("EXPERIMENT", "", "KIND", "CHALLENGER", "SHARE", "STARTED", "REASON", "END");
    for (ExperimentView experiment : experiments) {
      table.add(
          experiment.id(),
          experiment.running() ? "goes on" : "",
          experiment.kind(),
          experiment.challenger(),
          "%.1f %%".formatted(100 * experiment.share()),
          experiment.startedAt(),
          experiment.reason(),
          experiment.endReason());
    }
    table.print(out);
    return new Result(experiments);
  }
}
