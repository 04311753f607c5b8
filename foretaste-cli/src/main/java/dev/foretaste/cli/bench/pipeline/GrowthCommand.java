package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.bundle.ScoringModel;
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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how the cost of an order grows. */
@Command(
    name = "growth",
    description = {
      "Measure how the CPU time of an order grows with the length of a customer's history, with"
          + " candidates, catalogue and trees, one varied at a time (reading the state, applying the"
          + " order, writing the state), and with the number of customers (stream threads on an"
          + " embedded Kafka, exactly once).",
      ""
    })
public final class GrowthCommand implements Callable<Integer> {
  private static final int CATALOGUE = 1_000;
  private static final int HISTORY = 10;

  /** Candidates that are not the customer's own. */
  private static final int OTHERS = 70;

  private static final int WARM_UPS = 5;

  private static final String HISTORY_AXIS = "history";
  private static final String CANDIDATES_AXIS = "candidates";
  private static final String CATALOGUE_AXIS = "catalogue";
  private static final String TREES_AXIS = "trees";
  private static final String CUSTOMERS_AXIS = "customers";
  private static final List<String> ALL_AXES =
      List.of(HISTORY_AXIS, CANDIDATES_AXIS, CATALOGUE_AXIS, TREES_AXIS, CUSTOMERS_AXIS);

  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;
  @Mixin private PlotOption plot;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "AXIS",
      defaultValue = "history,candidates,catalogue,trees,customers",
      description = "What to vary, one at a time (default: ${DEFAULT-VALUE}).")
  private List<String> axes;

  @Option(
      names = "--customers",
      split = ",",
      paramLabel = "N",
      defaultValue = "1000,10000,100000",
      description = "Numbers of customers, ascending (default: ${DEFAULT-VALUE}).")
  private List<Integer> customers;

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Orders per number of customers (default: ${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "9",
      description = "Samples of each of the other points (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "500",
      description = "Orders per sample (default: ${DEFAULT-VALUE}).")
  private int sample;

  @Override
  public Integer call() throws IOException {
    boolean ascending = customers.equals(customers.stream().sorted().distinct().toList());
    if (!ascending || customers.get(0) < 1 || orders < 100 || rounds < 1 || sample < 1) {
      throw new UsageException(
          "--customers must be 1 or more and ascending, --orders 100 or more, --rounds and --sample"
              + " 1 or more");
    }
    if (!ALL_AXES.containsAll(axes)) {
      throw new UsageException("--only takes some of " + String.join(",", ALL_AXES));
    }
    List<GrowthResult.Row> rows = new ArrayList<>(steps());
    if (axes.contains(CUSTOMERS_AXIS)) {
      rows.addAll(overCustomers());
    }
    GrowthResult result = new GrowthResult("growth", rows);
    print(result);
    plot.draw(() -> GrowthPlot.html(result));
    json.print(result);
    return ExitCode.OK;
  }

  private List<GrowthResult.Row> steps() {
    command.commandLine().getErr().println("growing trees");
    List<GrowthCase> cases = cases();
    for (int round = 0; round < WARM_UPS; round++) {
      cases.forEach(each -> each.sample(sample));
    }
    cases.forEach(GrowthCase::restart);
    for (int round = 0; round < rounds; round++) {
      cases.forEach(each -> each.sample(sample));
    }
    return cases.stream().map(GrowthCase::row).toList();
  }

  private List<GrowthCase> cases() {
    Workload usual = new Workload(1, StandardLoad.OWN_ITEMS, StandardLoad.LINES, CATALOGUE);
    ScoringModel model = model(usual, StandardLoad.TREES);
    List<GrowthCase> cases = new ArrayList<>();
    for (int history : only(HISTORY_AXIS, 2, 10, 50, 250, 1_000)) {
      cases.add(new GrowthCase(HISTORY_AXIS, history, usual, model, history));
    }
    for (int own : only(CANDIDATES_AXIS, 5, 30, 60, 100)) {
      Workload workload = new Workload(1, own, StandardLoad.LINES, CATALOGUE);
      ScoringModel scoring =
          own == StandardLoad.OWN_ITEMS ? model : model(workload, StandardLoad.TREES);
      cases.add(new GrowthCase(CANDIDATES_AXIS, own + OTHERS, workload, scoring, HISTORY));
    }
    for (int catalogue : only(CATALOGUE_AXIS, 300, 1_000, 10_000, 100_000)) {
      Workload workload = new Workload(1, StandardLoad.OWN_ITEMS, StandardLoad.LINES, catalogue);
      ScoringModel scoring = catalogue == CATALOGUE ? model : model(workload, StandardLoad.TREES);
      cases.add(new GrowthCase(CATALOGUE_AXIS, catalogue, workload, scoring, HISTORY));
    }
    for (int trees : only(TREES_AXIS, 25, 100, 200, 400)) {
      ScoringModel scoring = trees == StandardLoad.TREES ? model : model(usual, trees);
      cases.add(new GrowthCase(TREES_AXIS, trees, usual, scoring, HISTORY));
    }
    return cases;
  }

  private static ScoringModel model(Workload workload, int trees) {
    return WorkloadModel.train(workload, trees, StandardLoad.DEPTH).own();
  }

  private List<Integer> only(String axis, Integer... values) {
    return axes.contains(axis) ? List.of(values) : List.of();
  }

  private List<GrowthResult.Row> overCustomers() throws IOException {
    Workload usual = new Workload(1, StandardLoad.OWN_ITEMS, StandardLoad.LINES, CATALOGUE);
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path());
        PipelineSystem system =
            new PipelineSystem(
                scratch.path(),
                ServiceSettings.DEFAULT_THREADS,
                ServiceSettings.DEFAULT_COMMIT_INTERVAL_MS)) {
      system.start();
      system.model().choose(model(usual, StandardLoad.TREES));
      GrowthOverCustomers growth = new GrowthOverCustomers(system, usual, orders);
      List<GrowthResult.Row> rows = new ArrayList<>();
      for (int size : customers) {
        command.commandLine().getErr().println("%,d customers".formatted(size));
        rows.add(new GrowthResult.Row(CUSTOMERS_AXIS, size, growth.upTo(size)));
      }
      return rows;
    }
  }

  private void print(GrowthResult result) {
    PrintWriter out = command.commandLine().getOut();
    TextTable table = new TextTable("varied", "", "us/order");
    for (GrowthResult.Row row : result.rows()) {
      table.add(
          row.axis(),
          String.format(Locale.ROOT, "%,d", row.value()),
          String.format(Locale.ROOT, "%.0f", row.cpuUs()));
    }
    table.print(out);
    out.flush();
  }
}
