package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.cli.bench.Curves;
import dev.foretaste.cli.bench.PlotOption;
import dev.foretaste.cli.bench.ScratchDirectory;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.LogFile;
import dev.foretaste.cli.console.TextTable;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fresh committed predictions are. */
@Command(
    name = "latency",
    description = {
      "Measure the time from an order to its prediction, as a reader of committed records sees it,"
          + " at fixed rates: orders come when they are due, whether or not predictions keep up, and"
          + " count from when they were due.",
      ""
    })
public final class LatencyCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;
  @Mixin private PlotOption plot;
  @Mixin private CommitInterval commitInterval;

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "R",
      defaultValue = "200,1000,2000",
      description = "Orders per second (default: ${DEFAULT-VALUE}).")
  private List<Double> rates;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Time that counts, per rate; half as much before it (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "Seconds at the highest rate before anything counts, so that the compilers are done"
              + " (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Runs per rate, of which the one with the median p99 is told (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Customers who order (default: ${DEFAULT-VALUE}).")
  private int customers;

  @Override
  public Integer call() throws IOException {
    if (seconds < 1
        || customers < 1
        || runs < 1
        || warmUp < 0
        || rates.stream().anyMatch(rate -> !(rate >= 1 && rate <= 100_000))) {
      throw new UsageException(
          "--seconds, --runs and --customers must be 1 or more, --warm-up 0 or more, --rates 1 to"
              + " 100000");
    }
    List<LatencyRow> rows;
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path());
        PipelineSystem system =
            new PipelineSystem(
                scratch.path(), ServiceSettings.DEFAULT_THREADS, commitInterval.ms())) {
      system.start();
      rows = measure(system);
    }
    LatencyResult result = new LatencyResult("latency", customers, commitInterval.ms(), rows);
    print(result);
    plot.draw(() -> curves(result).svg());
    json.print(result);
    return ExitCode.OK;
  }

  private List<LatencyRow> measure(PipelineSystem system) {
    PrintWriter err = command.commandLine().getErr();
    Workload workload = StandardLoad.of(customers);
    err.println("first orders of %,d customers".formatted(customers));
    WorkloadModel model = StandardLoad.model(workload);
    system.model().choose(model.own());
    system.send(workload, customers);
    system.await(customers);
    double highest = rates.stream().max(Comparator.naturalOrder()).orElseThrow();
    if (warmUp > 0) {
      err.println("warming up");
      new LatencyRun(system, workload, highest, 0, Math.round(highest * warmUp)).run();
    }
    List<LatencyRow> rows = new ArrayList<>();
    for (double rate : rates) {
      err.println("%.0f orders per second".formatted(rate));
      long orders = Math.round(rate * seconds);
      List<LatencyRow> all = new ArrayList<>();
      for (int run = 0; run < runs; run++) {
        all.add(new LatencyRun(system, workload, rate, orders / 2, orders).run());
      }
      all.sort(Comparator.comparingDouble(LatencyRow::p99));
      rows.add(all.get(all.size() / 2));
    }
    return rows;
  }

  private void print(LatencyResult result) {
    PrintWriter out = command.commandLine().getOut();
    TextTable table = new TextTable("orders/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms");
    for (LatencyRow row : result.rows()) {
      table.add(
          number("%,.0f", row.rate()),
          number("%.0f", row.p50()),
          number("%.0f", row.p99()),
          number("%.0f", row.p999()),
          number("%.0f", row.max()));
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%n%,d customers, 100 candidates, %d trees of depth %d, exactly once, commit every %d ms.%n",
        result.customers(),
        StandardLoad.TREES,
        StandardLoad.DEPTH,
        result.commitIntervalMs());
    out.flush();
  }

  private static Curves curves(LatencyResult result) {
    Curves curves = new Curves("Order to committed prediction", "orders per second", "ms");
    for (LatencyRow row : result.rows()) {
      curves.add("p50", row.rate(), row.p50());
      curves.add("p99", row.rate(), row.p99());
      curves.add("p99.9", row.rate(), row.p999());
    }
    return curves;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
