package dev.foretaste.cli.imports;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.console.ProgressOptions;
import dev.foretaste.cli.console.SystemOptions;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.orders.OnBadLine;
import dev.foretaste.cli.orders.OrderFileException;
import dev.foretaste.cli.orders.OrderFormat;
import dev.foretaste.cli.orders.OrderSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends the orders of a file. */
@Command(
    name = "import",
    description = {
      "Send the orders of a file and wait for what becomes of them.",
      "",
      "Returns when all orders are scored and a model trained on them was judged. The same file"
          + " gives the same orders with the same ids: run the command again after an interruption"
          + " and it goes on where it stopped; nothing is sent twice.",
      ""
    },
    footerHeading = "%nFormats:%n",
    footer = {
      "  pizzaplace    id,order_id,date,time,name,size,type,price; customers are dealt.",
      "  baskets-json  {\"customer\": [[item, ...], ...], ...}; one order a minute.",
      "  csv           A header and one line per item. Needs columns customer (or",
      "                customer_id, user, client), order (or order_id, basket,",
      "                transaction) and item (or product, sku); may have timestamp",
      "                (or event_time, datetime, date), quantity (or qty), price (in",
      "                the major unit: 13.25), size, store, channel, currency."
    })
public final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private SystemOptions systemOptions;
  @Mixin private ProgressOptions progressOptions;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "FILE", description = "The file to read.")
  private Path file;

  @Option(
      names = "--format",
      required = true,
      description = "Layout of the file: ${COMPLETION-CANDIDATES}.")
  private OrderFormat format;

  @Option(names = "--strict", description = "Stop at the first bad line, before anything is sent.")
  private boolean strict;

  @Option(names = "--dry-run", description = "Only check the file and report what would be sent.")
  private boolean dryRun;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Send at most so many orders per second.")
  private Double rate;

  @Option(
      names = "--generations",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Hold at N evenly spaced points until a model was trained and judged"
              + " (default: ${DEFAULT-VALUE}).")
  private int generations;

  @Option(
      names = "--no-wait",
      description = "Return when all is sent; do not wait for predictions or models.")
  private boolean noWait;

  @Option(
      names = "--give-up-after",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Fail when nothing at all moved for so long (default: ${DEFAULT-VALUE}).")
  private int giveUpAfter;

  @Override
  public Integer call() throws IOException {
    checkOptions();
    OrderSource source = read();
    source.badLines().forEach(line -> command.commandLine().getErr().println(line));
    source.assumptions().forEach(out()::println);
    if (dryRun) {
      report(DryRun.of(source));
    } else {
      send(source);
    }
    return ExitCode.OK;
  }

  private void checkOptions() {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UsageException("there is no file to read at " + file);
    }
    if (rate != null && !(rate > 0 && rate <= 1e6)) {
      throw new UsageException("--rate must be above 0, at most 1000000 orders per second");
    }
    if (generations < 1) {
      throw new UsageException("--generations must be 1 or more; --no-wait waits for none");
    }
    if (giveUpAfter < 1) {
      throw new UsageException("--give-up-after must be 1 second or more");
    }
  }

  private OrderSource read() throws IOException {
    try {
      return format.read(file, strict ? OnBadLine.STOP : OnBadLine.SKIP);
    } catch (OrderFileException e) {
      throw new FailureException(file + ": " + e.getMessage(), e);
    }
  }

  private void report(DryRun result) {
    out()
        .printf(
            "Would send %,d orders of %,d customers with %,d different items; %,d bad lines.%n",
            result.orders(), result.customers(), result.items(), result.bad());
    json.print(result);
  }

  private void send(OrderSource source) throws IOException {
    KafkaImport kafka = new KafkaImport(systemOptions.find(), Duration.ofSeconds(giveUpAfter));
    Pace pace = rate == null ? Pace.unlimited() : Pace.perSecond(rate);
    ImportResult result;
    try (Progress progress = progressOptions.start("import", source.size(), "orders")) {
      result = kafka.send(source, new ImportPlan(generations, !noWait), pace, progress);
    }
    out()
        .printf(
            "Sent %,d orders in %.1f s (%,.0f/s); %,d were there already, %,d bad lines.%n",
            result.orders(),
            result.seconds(),
            result.ordersPerSecond(),
            result.skipped(),
            result.bad());
    result.generations().forEach(generation -> out().println(generation.describe()));
    json.print(result);
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }
}
