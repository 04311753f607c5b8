package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.QueriesResult.Comparison;
import dev.foretaste.cli.bench.QueriesResult.Figures;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.LogFile;
import dev.foretaste.cli.console.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures reads through the API, and what a client sees when an instance is killed. */
@Command(
    name = "queries",
    description = {
      "Read predictions through the API of two instances on an embedded Kafka: from the instance"
          + " that keeps the customer and by way of another one, at a steady rate whatever the"
          + " answers take, without orders and while orders flow, by turns.",
      "",
      "With --failover: three instances with warm copies, of which one after the other is killed"
          + " with -9 and comes back while a client reads 200 customers in a loop.",
      ""
    })
final class QueriesCommand implements Callable<Integer> {
  private static final int FAILOVER_INSTANCES = 3;

  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "2000",
      description = "Reads per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--orders",
      paramLabel = "R",
      defaultValue = "2000",
      description = "Orders per second (default: ${DEFAULT-VALUE}).")
  private double orders;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "Length of each run (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "60",
      description = {
        "Time for each kind of reads before the first run, so that the compilers are done (default:"
            + " ${DEFAULT-VALUE})."
      })
  private double warmUp;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Runs with orders and without; medians are told (default: ${DEFAULT-VALUE}).")
  private int runs;

  @Option(names = "--failover", description = "Kill instances instead, --kills times.")
  private boolean failover;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many times an instance is killed (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(rate > 0 && rate <= 100_000)
        || !(orders > 0 && orders <= 10_000)
        || !(seconds > 0)
        || !(warmUp > 0)) {
      throw new UsageException(
          "--rate must be above 0 and at most 100000, --orders above 0 and at most 10000, --seconds"
              + " and --warm-up above 0");
    }
    if (runs < 1 || kills < 1) {
      throw new UsageException("--runs and --kills must be 1 or more");
    }
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path())) {
      if (failover) {
        failover(scratch.path());
      } else {
        queries(scratch.path());
      }
    }
    return ExitCode.OK;
  }

  private void queries(Path directory) throws IOException, InterruptedException {
    QueriesResult result;
    try (ServiceGroup group = new ServiceGroup(directory, 2, 0)) {
      result = new QueriesBench(group, rate, orders, seconds, warmUp).run(runs);
    }
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%.0f reads/s for %.0f s, medians of %d runs, in ms from the time a read was due%n%n",
        rate, seconds, runs);
    out.printf("%-32s %8s %8s %9s%n", "", "p50", "p99", "failures");
    print(out, "local", result.local());
    print(out, "forwarded", result.forwarded());
    print(out, "batch of 1,000, 4/s", result.batch());
    out.printf(
        "%norders that waited at the end of a run with orders, at most: %,d%n",
        result.mostOrdersBehind());
    out.flush();
    json.print(result);
  }

  private void print(PrintWriter out, String what, Comparison comparison) {
    print(out, what + ", idle", comparison.idle());
    print(out, "%s, %.0f orders/s".formatted(what, orders), comparison.loaded());
    out.printf("%-32s %17.1fx%n", "", comparison.p99Ratio());
  }

  private static void print(PrintWriter out, String what, Figures figures) {
    out.printf(
        "%-32s %8.2f %8.2f %9d%n", what, figures.p50Ms(), figures.p99Ms(), figures.failures());
  }

  private void failover(Path directory) throws IOException, InterruptedException {
    FailoverResult result;
    try (ServiceGroup group = new ServiceGroup(directory, FAILOVER_INSTANCES, 1)) {
      result = new FailoverBench(group).run(kills);
    }
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%,d reads of %d customers while one of %d instances was killed and came back, %d times:%n",
        result.reads(), result.customers(), result.instances(), result.kills());
    out.printf(
        "%d wrong answers, %d false 404s, %d failures; %,d answers of copies, %d of them older and"
            + " marked as such%n",
        result.wrongAnswers(),
        result.falseUnknown(),
        result.failures(),
        result.fromCopies(),
        result.olderFromCopies());
    out.printf(
        "longest outage %.0f ms, begun %s; p99 %.1f ms%n",
        result.longestOutageMs(), result.longestBegan(), result.p99Ms());
    out.flush();
    json.print(result);
  }
}
