package dev.foretaste.cli.models;

import dev.foretaste.cli.console.TextTable;
import dev.foretaste.experiments.report.ArmReport;
import dev.foretaste.experiments.report.Figure;
import dev.foretaste.models.ExperimentDetails;
import dev.foretaste.models.ExperimentView;
import dev.foretaste.models.ModelRegistry;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says how both arms of an experiment did. */
@Command(
    name = "report",
    description = {
      "Say how both arms did on live orders, with 95 %% intervals. Reads all outcomes there are.",
      ""
    })
final class ReportExperiment extends ModelCommand {
  @Parameters(
      paramLabel = "EXPERIMENT",
      arity = "0..1",
      description = "Its id (default: the latest).")
  private String id;

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    ExperimentDetails report = models.experiments().report(Optional.ofNullable(id));
    ExperimentView experiment = report.experiment();
    out.printf(
        "Experiment %s (%s, %s): %s on %.1f %% of the customers.%n",
        experiment.id(),
        experiment.kind(),
        experiment.running() ? "goes on" : "over: " + experiment.endReason(),
        experiment.challenger(),
        100 * experiment.share());
    TextTable table = new TextTable("", "ORDERS", "CUSTOMERS", "RECALL@10", "NDCG@10", "PHR@10");
    add(table, "champion", report.champion());
    add(table, "challenger", report.challenger());
    row(table, "difference", "", "", report.differences());
    table.print(out);
    return report;
  }

  private static void add(TextTable table, String name, ArmReport arm) {
    row(
        table,
        name,
        "%,d".formatted(arm.outcomes()),
        "%,d".formatted(arm.customers()),
        arm.metrics());
  }

  private static void row(
      TextTable table, String name, String orders, String customers, Map<String, Figure> figures) {
    table.add(
        name,
        orders,
        customers,
        text(figures.get("recall@10")),
        text(figures.get("ndcg@10")),
        text(figures.get("phr@10")));
  }

  private static String text(Figure figure) {
    return "%.4f (%.4f to %.4f)".formatted(figure.mean(), figure.low(), figure.high());
  }
}
