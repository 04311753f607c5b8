package dev.foretaste.cli.evaluate;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.console.ProgressOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.orders.OnBadLine;
import dev.foretaste.cli.orders.OrderFileException;
import dev.foretaste.cli.orders.OrderFormat;
import dev.foretaste.cli.orders.OrderSource;
import dev.foretaste.cli.orders.SourcedOrder;
import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.Evaluation;
import dev.foretaste.evaluation.Method;
import dev.foretaste.evaluation.MethodResult;
import dev.foretaste.evaluation.Split;
import dev.foretaste.evaluation.prequential.PrequentialRun;
import dev.foretaste.evaluation.production.StateSizes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how well next orders are predicted. */
@Command(
    name = "evaluate",
    description = {
      "Measure how well the next orders of a file are predicted, beside published methods.",
      "",
      "The protocol of Li et al., \"A Next Basket Recommendation Reality Check\" (TOIS 2023):"
          + " each customer's last order is held out; customers are shuffled with a seed and split"
          + " into 72 %% to learn from, 8 %% to decide by and 20 %% to test on; figures are means over"
          + " the test customers, then mean and sample standard deviation over the seeds."
          + " foretaste is the production model, made by the code that serves.",
      "",
      "Orders with timestamps are split by time instead: what is predicted is each test customer's"
          + " first order in the last fifth of the orders, and nothing that is younger than the"
          + " beginning of that fifth is known or learned from.",
      ""
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private ProgressOptions progressOptions;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "FILE", description = "The file to read.")
  private Path file;

  @Option(
      names = "--format",
      description =
          "Layout of the file: ${COMPLETION-CANDIDATES} (default: csv for a name that ends in .csv,"
              + " otherwise baskets-json). See import --help.")
  private OrderFormat format;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Evaluate with seeds 0 to N - 1 (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "METHOD",
      description = "Evaluate only these: ${COMPLETION-CANDIDATES} (default: all).")
  private List<MethodChoice> methods = List.of(MethodChoice.values());

  @Option(
      names = "--state",
      description =
          "Measure how many bytes the state of a customer takes, and the item tables, and nothing"
              + " else.")
  private boolean state;

  @Option(
      names = "--html",
      paramLabel = "REPORT",
      description =
          "Also write the results into this file, as one HTML page with plots: by history length,"
              + " by segment, repeat and explore, calibration, feature importance.")
  private Path html;

  @Mixin private VariantOptions variants;
  @Mixin private PrequentialOptions prequential;

  @Override
  public Integer call() throws IOException {
    checkOptions();
    Dataset data = read();
    if (state) {
      printStateSizes(StateSizes.of(data, variants.variant()));
      return ExitCode.OK;
    }
    EvaluationReport report = prequential.wanted() ? prequential(data) : protocol(data);
    report.print(out());
    if (html != null) {
      write(report);
    }
    json.print(report.toJson());
    return ExitCode.OK;
  }

  private void checkOptions() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("there is no file to read at " + file);
    }
    if (html != null && state) {
      throw new UsageException("--html does not go with --state");
    }
    if (html != null && !Files.isDirectory(html.toAbsolutePath().getParent())) {
      throw new UsageException(
          "--html: there is no directory %s".formatted(html.toAbsolutePath().getParent()));
    }
    if (seeds < 1) {
      throw new UsageException("--seeds must be 1 or more");
    }
    prequential.check();
    variants.check(prequential.wanted());
  }

  private Dataset read() throws IOException {
    try {
      OrderSource source = chosenFormat().read(file, OnBadLine.SKIP);
      source.badLines().forEach(line -> command.commandLine().getErr().println(line));
      Dataset data =
          Dataset.of(
              file.getFileName().toString(),
              source.timed(),
              source.orders().map(SourcedOrder::order));
      if (data.size() < Split.LEAST_CUSTOMERS) {
        throw new FailureException(
            "%s: %d customers with two orders or more%s are too few to split; give at least %d"
                .formatted(
                    file,
                    data.size(),
                    data.timed() ? ", one of them in the first four fifths of the time," : "",
                    Split.LEAST_CUSTOMERS));
      }
      out().printf("%,d customers with two orders or more.%n", data.size());
      return data;
    } catch (OrderFileException e) {
      throw new FailureException(file + ": " + e.getMessage(), e);
    }
  }

  private OrderFormat chosenFormat() {
    if (format != null) {
      return format;
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") ? OrderFormat.CSV : OrderFormat.BASKETS_JSON;
  }

  private void printStateSizes(StateSizes sizes) {
    out()
        .printf(
            "Bytes of state per customer: median %,d, 99th percentile %,d, largest %,d.%n",
            sizes.median(), sizes.percentile99(), sizes.largest());
    out()
        .printf(
            "Bytes of item tables: %,d (%s).%n",
            sizes.tables().values().stream().mapToLong(Long::longValue).sum(),
            sizes.tables().entrySet().stream()
                .map(table -> "%s %,d".formatted(table.getKey(), table.getValue()))
                .collect(Collectors.joining(", ")));
    out().flush();
    json.print(sizes);
  }

  private void write(EvaluationReport report) {
    try {
      Files.writeString(html, new HtmlReport(report).render());
      out().printf("The report is in %s.%n", html);
      out().flush();
    } catch (IOException e) {
      throw new FailureException("the report cannot be written to %s: %s".formatted(html, e), e);
    }
  }

  private EvaluationReport protocol(Dataset data) {
    long steps = (long) seeds * (methods.size() + variants.ablatedTables().size());
    try (Progress progress = progressOptions.start("evaluate", steps, "runs")) {
      progress.message("replaying the orders");
      List<Method> made = made(data);
      AtomicInteger begun = new AtomicInteger();
      List<MethodResult> results =
          Evaluation.run(
              data,
              made,
              seeds,
              what -> {
                progress.stepTo(begun.getAndIncrement());
                progress.message(what);
              });
      progress.stepTo(steps);
      return new EvaluationReport(data.name(), Map.of("seeds", seeds), results);
    } catch (IllegalArgumentException e) {
      throw new FailureException(file + ": " + e.getMessage(), e);
    }
  }

  private List<Method> made(Dataset data) {
    Stream<Method> chosen = methods.stream().map(choice -> choice.make(data, variants.variant()));
    return Stream.concat(chosen, variants.ablated(data)).toList();
  }

  private EvaluationReport prequential(Dataset data) {
    try (Progress progress = progressOptions.start("evaluate", data.orders(), "orders")) {
      progress.message("predicting every order before it is learned");
      List<MethodResult> results =
          PrequentialRun.run(data, prequential.methods(), prequential.settings(), progress::stepTo);
      return new EvaluationReport(data.name(), prequential.describe(), results);
    } catch (IllegalArgumentException e) {
      throw new FailureException(file + ": " + e.getMessage(), e);
    }
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
