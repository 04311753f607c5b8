package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.benchmarks.scoring.ModelSize;
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

/** Measures what an order costs on its way through the stream. */
@Command(
    name = "pipeline",
    description = {
      "Measure orders per second and CPU time per order through an embedded Kafka, exactly once,"
          + " with full scoring: with Foretaste's trees, with XGBoost4J's predict(DMatrix), and"
          + " beside a loop that only moves the same bytes in transactions.",
      "",
      "The broker runs in the same process and shares the processors. Candidates per order are the"
          + " customer's own items, and 70 more.",
      ""
    })
public final class PipelineCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;
  @Mixin private PlotOption plot;
  @Mixin private CommitInterval commitInterval;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Customers who order (default: ${DEFAULT-VALUE}).")
  private int customers;

  @Option(
      names = "--own-items",
      paramLabel = "N",
      defaultValue = "30",
      description = "Items that each customer orders (default: ${DEFAULT-VALUE}).")
  private int ownItems;

  @Option(
      names = "--model",
      paramLabel = "TREESxDEPTH",
      defaultValue = "100x6",
      description = "Size of the model (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "60000",
      description =
          "Orders per round; a third of them again with predict(DMatrix) (default:"
              + " ${DEFAULT-VALUE}).")
  private long orders;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often the engines take turns (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "" + ServiceSettings.DEFAULT_THREADS,
      description = "Stream threads (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Override
  public Integer call() throws IOException {
    PipelineSettings settings = settings();
    PrintWriter err = command.commandLine().getErr();
    PipelineResult result;
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path());
        PipelineSystem system = new PipelineSystem(scratch.path(), threads, commitInterval.ms())) {
      system.start();
      result = new PipelineBenchmark(settings, system, err::println).run();
    }
    print(result);
    plot.draw(() -> PipelinePlot.svg(result));
    json.print(result);
    return ExitCode.OK;
  }

  private PipelineSettings settings() {
    if (customers < 1
        || ownItems < 1
        || ownItems > 100
        || orders < 100
        || rounds < 1
        || threads < 1) {
      throw new UsageException(
          "--customers, --rounds and --threads must be 1 or more, --orders 100 or"
              + " more, --own-items 1 to 100");
    }
    try {
      ModelSize size = ModelSize.parse(model);
      return new PipelineSettings(
          customers,
          ownItems,
          size.trees(),
          size.depth(),
          orders,
          rounds,
          threads,
          commitInterval.ms());
    } catch (IllegalArgumentException e) {
      throw new UsageException("--model: " + e.getMessage());
    }
  }

  private void print(PipelineResult result) {
    PrintWriter out = command.commandLine().getOut();
    TextTable table =
        new TextTable(
            "engine",
            "orders/s",
            "candidates",
            "stream us/order",
            "scoring",
            "the rest",
            "producers",
            "whole process");
    for (PipelineRow row : result.rows()) {
      table.add(
          row.engine(),
          number("%,.0f", row.ordersPerSecond()),
          number("%.0f", row.candidates()),
          number("%.0f", row.streamUs()),
          number("%.0f", row.scoringUs()),
          number("%.0f", row.otherUs()),
          number("%.0f", row.clientsUs()),
          number("%.0f", row.processUs()));
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%n%,d customers, exactly once, commit every %d ms, %d stream threads, %d processors; CPU"
            + " time in us per order.%n",
        result.customers(),
        result.commitIntervalMs(),
        result.threads(),
        result.cores());
    out.printf(
        Locale.ROOT,
        "Per order %d records of %,d bytes in all.%n",
        result.recordsPerOrder(),
        result.bytesPerOrder());
    out.printf(
        Locale.ROOT,
        "Orders/s, medians: %.2f of what scoring alone would allow, %.2f times that with predict,"
            + " %.2f of the raw loop.%n",
        result.boundShare(),
        result.vsPredict(),
        result.vsRawLoop());
    out.flush();
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
