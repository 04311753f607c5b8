package dev.foretaste.cli.bench;

import dev.foretaste.benchmarks.scoring.ModelSize;
import dev.foretaste.benchmarks.scoring.ScoringBenchmark;
import dev.foretaste.benchmarks.scoring.ScoringPlot;
import dev.foretaste.benchmarks.scoring.ScoringRow;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.UsageException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures engines that score with the same trees. */
@Command(
    name = "scoring",
    description = {
      "Measure what it costs to score candidates with the same trees by different engines.",
      "",
      "Engines take turns in one run, every call has other rows, and figures are medians of the"
          + " calling thread's CPU time. Models are trained on made-up data first.",
      ""
    })
final class ScoringBench implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;
  @Mixin private PlotOption plot;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "TREESxDEPTH",
      defaultValue = "100x6,300x6,1000x8",
      description = "Sizes of the models (default: ${DEFAULT-VALUE}).")
  private List<String> models;

  @Option(
      names = "--rows",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,20,50,100,200",
      description = "Candidates per call (default: ${DEFAULT-VALUE}).")
  private List<Integer> rows;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "15",
      description = "Samples per figure (default: ${DEFAULT-VALUE}).")
  private int rounds;

  private record Result(String bench, List<ScoringRow> rows) {}

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    List<ModelSize> sizes = sizes();
    if (rounds < 1 || rows.stream().anyMatch(n -> n < 1)) {
      throw new UsageException("--rows and --rounds must be 1 or more");
    }
    List<ScoringRow> results = new ScoringBenchmark(rounds, err::println).run(sizes, rows);
    out.printf(
        Locale.ROOT,
        "%-8s %5s  %-18s %12s %11s %12s %9s%n",
        "model",
        "rows",
        "engine",
        "CPU µs/call",
        "vs predict",
        "bytes/call",
        "load ms");
    for (ScoringRow row : results) {
      out.printf(
          Locale.ROOT,
          "%-8s %5d  %-18s %12.2f %10.2fx %12d %9.1f%n",
          row.model(),
          row.n(),
          row.engine(),
          row.cpuUs(),
          row.ratioVsPredict(),
          row.allocatedBytes(),
          row.loadMs());
    }
    plot.draw(() -> ScoringPlot.svg(results));
    json.print(new Result("scoring", results));
    return ExitCode.OK;
  }

  private List<ModelSize> sizes() {
    try {
      return models.stream().map(ModelSize::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new UsageException("--models: " + e.getMessage());
    }
  }
}
