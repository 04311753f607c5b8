package dev.foretaste.cli.bench.drift;

import dev.foretaste.cli.bench.drift.DriftResult.Row;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.UsageException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what is found of drift and anomalies, and what is not there and found. */
@Command(
    name = "drift",
    description = {
      "Let made-up streams of orders change in known ways, or not at all, and count what the"
          + " retrainer's monitors raise: how surely and how soon, and how often for nothing.",
      ""
    })
public final class DriftCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;

  @Option(
      names = "--streams",
      paramLabel = "N",
      defaultValue = "100",
      description = "Seeded streams of each kind (default: ${DEFAULT-VALUE}).")
  private int streams;

  @Override
  public Integer call() {
    if (streams < 1) {
      throw new UsageException("--streams must be 1 or more");
    }
    DriftResult result = DriftStudy.of(streams);
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%d streams of each kind; windows of %,d examples, limit %.2f%n%n",
        streams, result.window(), result.limit());
    print(
        out,
        "Drift, within %,d examples".formatted(result.driftExamples()),
        "examples",
        result.drift());
    print(
        out,
        "Anomalies, within %d days".formatted(result.anomalyDays()),
        "minutes",
        result.anomalies());
    out.flush();
    json.print(result);
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, String title, String unit, List<Row> rows) {
    out.printf(
        "%s%n%-45s %5s %17s %8s %7s%n",
        title, "change", "found", unit + " median", "latest", "others");
    for (Row row : rows) {
      out.printf(
          "%-45s %5d %,17d %,8d %7d%n",
          row.change(), row.found(), row.median(), row.latest(), row.others());
    }
    out.println();
  }
}
