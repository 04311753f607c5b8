package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.LogFile;
import dev.foretaste.cli.console.TextTable;
import dev.foretaste.cli.console.UsageException;
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

/** Measures how much memory an instance holds, and whether that grows. */
@Command(
    name = "memory",
    description = {
      "Let many customers order once, and then some of them at a steady rate, and look every minute"
          + " at the memory that the instance holds: heap, RocksDB and all else.",
      ""
    })
final class MemoryCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;
  @Mixin private PlotOption plot;

  @Option(
      names = "--customers",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Customers whose state there is (default: ${DEFAULT-VALUE}).")
  private int customers;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "500",
      description = "Orders per second of known customers (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "20",
      description = "How long they order (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (customers < 1 || customers > FirstOrders.MOST_CUSTOMERS || rate < 1 || minutes < 0) {
      throw new UsageException(
          "--customers must be 1 to %d, --rate 1 or more, --minutes 0 or more"
              .formatted(FirstOrders.MOST_CUSTOMERS));
    }
    MemoryResult result;
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path());
        ServiceGroup group = new ServiceGroup(scratch.path(), 1, 0);
        CommittedPredictions predictions = new CommittedPredictions(group.client())) {
      result = new MemoryBench(group, predictions).run(customers, rate, minutes);
    }
    print(result);
    plot.draw(() -> curve(result).svg());
    json.print(result);
    return ExitCode.OK;
  }

  private static Curves curve(MemoryResult result) {
    Curves curves = new Curves("Memory of an instance", "minutes", "MiB");
    result.rows().forEach(row -> curves.add("resident", row.minute(), row.residentMib()));
    return curves;
  }

  private void print(MemoryResult result) {
    PrintWriter out = command.commandLine().getOut();
    TextTable table = new TextTable("minute", "resident MiB");
    for (MemoryResult.Row row : result.rows()) {
      table.add(
          Integer.toString(row.minute()), String.format(Locale.ROOT, "%,d", row.residentMib()));
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%n%,d customers, %.0f orders/s, heap of at most %d MiB, state of %,d MiB on disk; at most"
            + " %,d MiB resident.%n",
        result.customers(),
        result.ordersPerSecond(),
        ServiceProcess.HEAP_MIB,
        result.stateMib(),
        result.mostMib());
    out.flush();
  }
}
