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
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast a log of orders is read from its beginning. */
@Command(
    name = "replay",
    description = {
      "Fill the orders topic of an embedded Kafka, then start the stream and measure how fast it"
          + " gets through: orders per second with full scoring, exactly once, quarter by quarter of"
          + " the log.",
      ""
    })
public final class LogReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;
  @Mixin private PlotOption plot;
  @Mixin private CommitInterval commitInterval;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Customers who had ordered (default: ${DEFAULT-VALUE}).")
  private int customers;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Orders in the log (default: ${DEFAULT-VALUE}).")
  private long orders;

  @Override
  public Integer call() throws IOException {
    if (customers < 1 || orders < LogReplayRun.PARTS) {
      throw new UsageException(
          "--customers must be 1 or more, --orders %d or more".formatted(LogReplayRun.PARTS));
    }
    ReplayResult result;
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path());
        PipelineSystem system =
            new PipelineSystem(
                scratch.path(), ServiceSettings.DEFAULT_THREADS, commitInterval.ms())) {
      result = measure(system);
    }
    print(result);
    plot.draw(() -> curves(result).svg());
    json.print(result);
    return ExitCode.OK;
  }

  private ReplayResult measure(PipelineSystem system) {
    Workload workload = StandardLoad.of(customers);
    system.model().choose(StandardLoad.model(workload).own());
    command.commandLine().getErr().println("writing %,d orders".formatted(orders));
    return new LogReplayRun(system, workload, orders).run();
  }

  private static Curves curves(ReplayResult result) {
    Curves curves =
        new Curves("Reading a log of orders", "quarter of the log", "orders per second");
    result.rows().forEach(row -> curves.add("orders/s", row.part(), row.ordersPerSecond()));
    return curves;
  }

  private void print(ReplayResult result) {
    PrintWriter out = command.commandLine().getOut();
    TextTable table =
        new TextTable("quarter", "orders/s", "stream us/order", "whole process us/order");
    for (ReplayResult.Row row : result.rows()) {
      table.add(
          Integer.toString(row.part()),
          String.format(Locale.ROOT, "%,.0f", row.ordersPerSecond()),
          String.format(Locale.ROOT, "%.0f", row.streamUs()),
          String.format(Locale.ROOT, "%.0f", row.processUs()));
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%n%,d orders of %,d customers; the first one %.1f s after the start.%n",
        result.orders(),
        result.customers(),
        result.secondsToFirst());
    out.flush();
  }
}
