package dev.foretaste.cli.bench;

import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.LogFile;
import dev.foretaste.cli.console.TextTable;
import dev.foretaste.cli.console.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long customers wait after an instance has ended. */
@Command(
    name = "restore",
    description = {
      "Kill an instance with -9 and measure the time until reads are answered and orders have"
          + " predictions again, against the size of its state: a single instance that is started"
          + " again at once, after a kill and after a proper stop, and one of two that keep copies"
          + " for each other, where the other takes over.",
      ""
    })
final class RestoreCommand implements Callable<Integer> {
  private static final int QUICK_CUSTOMERS = 300;

  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;
  @Mixin private PlotOption plot;

  @Option(
      names = "--customers",
      split = ",",
      paramLabel = "N",
      defaultValue = "10000,50000",
      description = "Customers whose state there is, ascending (default: ${DEFAULT-VALUE}).")
  private List<Integer> customers;

  @Option(
      names = "--standbys",
      split = ",",
      paramLabel = "0|1",
      defaultValue = "0,1",
      description = "Copies of each store on another instance (default: ${DEFAULT-VALUE}).")
  private List<Integer> standbys;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "3",
      description = "Kills per size (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--quick",
      description = "300 customers and 1 kill without copies: to see that it works.")
  private boolean quick;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (quick) {
      customers = List.of(QUICK_CUSTOMERS);
      standbys = List.of(0);
      kills = 1;
    }
    if (kills < 1
        || customers.stream().anyMatch(n -> n < 1 || n > FirstOrders.MOST_CUSTOMERS)
        || !customers.equals(customers.stream().sorted().toList())
        || standbys.stream().anyMatch(n -> n < 0 || n > 1)) {
      throw new UsageException(
          "--kills must be 1 or more, --customers 1 to 10000000 and ascending, --standbys 0 or 1");
    }
    List<RestoreResult.Row> rows = new ArrayList<>();
    for (int copies : standbys) {
      if (copies == 0) {
        rows.addAll(measure(copies, customers, kills));
      } else {
        measureEachAnew(copies, rows);
      }
    }
    RestoreResult result = new RestoreResult("restore", rows);
    print(result);
    plot.draw(() -> curves(result).svg());
    json.print(result);
    return ExitCode.OK;
  }

  /** An instance that comes back takes long to be given its share again: so others each time. */
  private void measureEachAnew(int copies, List<RestoreResult.Row> rows)
      throws IOException, InterruptedException {
    for (int size : customers) {
      for (int kill = 0; kill < kills; kill++) {
        rows.addAll(measure(copies, List.of(size), 1));
      }
    }
  }

  private List<RestoreResult.Row> measure(int copies, List<Integer> sizes, int times)
      throws IOException, InterruptedException {
    PrintWriter err = command.commandLine().getErr();
    List<RestoreResult.Row> rows = new ArrayList<>();
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path());
        ServiceGroup group = new ServiceGroup(scratch.path(), 1 + copies, copies);
        CommittedPredictions predictions = new CommittedPredictions(group.client())) {
      RestoreBench bench = new RestoreBench(group, copies, predictions);
      for (int size : sizes) {
        err.println("%d copies, %,d customers".formatted(copies, size));
        bench.grow(size);
        for (int kill = 0; kill < times; kill++) {
          rows.add(bench.kill());
          if (copies == 0) {
            rows.add(bench.stop());
          }
        }
      }
    }
    return rows;
  }

  private static Curves curves(RestoreResult result) {
    Curves curves = new Curves("After the end of an instance", "customers", "s");
    for (RestoreResult.Row row : result.rows()) {
      String after = row.how() + (row.standbys() == 0 ? ", without copies" : ", with copies");
      curves.add("reads, " + after, row.customers(), row.readsMs() / 1e3);
      curves.add("orders, " + after, row.customers(), row.ordersMs() / 1e3);
    }
    return curves;
  }

  private void print(RestoreResult result) {
    PrintWriter out = command.commandLine().getOut();
    TextTable table =
        new TextTable(
            "after", "copies", "customers", "state MiB", "reads after s", "orders after s");
    for (RestoreResult.Row row : result.rows()) {
      table.add(
          row.how(),
          Integer.toString(row.standbys()),
          String.format(Locale.ROOT, "%,d", row.customers()),
          String.format(Locale.ROOT, "%,d", row.stateMib()),
          String.format(Locale.ROOT, "%.1f", row.readsMs() / 1e3),
          String.format(Locale.ROOT, "%.1f", row.ordersMs() / 1e3));
    }
    table.print(out);
    out.flush();
  }
}
