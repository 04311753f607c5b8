package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.SwapsResult.Memory;
import dev.foretaste.cli.bench.SwapsResult.Row;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.LogFile;
import dev.foretaste.cli.console.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what swapping models costs while orders flow. */
@Command(
    name = "swaps",
    description = {
      "Swap prebuilt models while simulated customers order at a steady rate through an embedded"
          + " Kafka: CPU time of the stream threads per order around a swap and away from swaps,"
          + " then resident memory over many swaps.",
      ""
    })
final class SwapsCommand implements Callable<Integer> {
  private static final int MEMORY_LOOKS = 5;
  private static final int WARM_UP_SWAPS = 5;
  private static final double MICROS = 1e3;
  private static final double MILLIS = 1e6;

  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;

  @Option(
      names = "--swaps",
      paramLabel = "N",
      defaultValue = "20",
      description = "Swaps around which CPU time is measured (default: ${DEFAULT-VALUE}).")
  private int swaps;

  @Option(
      names = "--memory-swaps",
      paramLabel = "N",
      defaultValue = "200",
      description = "Swaps over which resident memory is followed (default: ${DEFAULT-VALUE}).")
  private int memorySwaps;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "300",
      description = "Orders per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--window",
      paramLabel = "SECONDS",
      defaultValue = "2",
      description = "Time around a swap, and away from swaps (default: ${DEFAULT-VALUE}).")
  private double window;

  private final StreamCpu cpu = new StreamCpu();

  private record Moment(long orders, StreamCpu.Times cpu) {}

  @Override
  public Integer call() throws IOException {
    if (swaps < 1 || memorySwaps < 0 || !(rate > 0 && rate <= 10_000) || !(window > 0)) {
      throw new UsageException(
          "--swaps must be 1 or more, --memory-swaps 0 or more, --rate above 0 and at most 10000,"
              + " --window above 0");
    }
    SwapsResult result;
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path())) {
      PrebuiltModels models = PrebuiltModels.train();
      try (LiveService service = new LiveService(scratch.path(), rate)) {
        result = measure(models, service);
      }
    }
    print(result);
    json.print(result);
    return ExitCode.OK;
  }

  private SwapsResult measure(PrebuiltModels models, LiveService service) {
    for (int swap = 0; swap < WARM_UP_SWAPS; swap++) {
      service.swapTo(models.next());
      LiveService.pass(windowNanos());
    }
    List<Row> rows = new ArrayList<>();
    for (int swap = 1; swap <= swaps; swap++) {
      rows.add(swap(swap, models, service));
    }
    List<Memory> memory = new ArrayList<>();
    if (memorySwaps > 0) {
      memory.add(new Memory(0, ResidentMemory.mib()));
    }
    int every = Math.max(1, memorySwaps / MEMORY_LOOKS);
    for (int swap = 1; swap <= memorySwaps; swap++) {
      service.swapTo(models.next());
      if (swap % every == 0) {
        memory.add(new Memory(swap, ResidentMemory.mib()));
      }
    }
    return SwapsResult.of(rate, window, models.rounds(), rows, memory);
  }

  private Row swap(int number, PrebuiltModels models, LiveService service) {
    var bundle = models.next();
    LiveService.pass(windowNanos());
    Moment start = moment(service);
    LiveService.pass(windowNanos());
    Moment published = moment(service);
    long publishedAt = System.nanoTime();
    service.swapTo(bundle);
    long adopted = System.nanoTime() - publishedAt;
    LiveService.pass(Math.max(0, windowNanos() - adopted));
    Moment end = moment(service);
    return new Row(
        number,
        published.orders() - start.orders(),
        end.orders() - published.orders(),
        microsPerOrder(start, published),
        microsPerOrder(published, end),
        end.cpu().minus(published.cpu()).global() / MILLIS,
        adopted / MILLIS);
  }

  private Moment moment(LiveService service) {
    return new Moment(service.orders(), cpu.now());
  }

  private static double microsPerOrder(Moment from, Moment to) {
    return to.cpu().minus(from.cpu()).stream() / MICROS / Math.max(1, to.orders() - from.orders());
  }

  private long windowNanos() {
    return (long) (window * TimeUnit.SECONDS.toNanos(1));
  }

  private void print(SwapsResult result) {
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%d swaps of a model of %d rounds at %.0f orders/s, windows of %.1f s%n%n",
        result.rows().size(), result.rounds(), result.rate(), result.windowSeconds());
    out.println("swap  us/order away  us/order around  loading ms  adopted after ms");
    for (Row row : result.rows()) {
      out.printf(
          "%4d  %13.0f  %15.0f  %10.0f  %16.0f%n",
          row.swap(), row.awayMicros(), row.aroundMicros(), row.loadingMs(), row.adoptionMs());
    }
    out.printf(
        "%nmedian CPU time per order: %.0f us away from swaps, %.0f us around (%+.1f %%); adopted"
            + " after %.0f ms%n",
        result.awayMicros(),
        result.aroundMicros(),
        100 * (result.aroundMicros() / result.awayMicros() - 1),
        result.adoptionMs());
    result
        .memory()
        .forEach(
            at -> out.printf("after %3d more swaps: %,d MiB resident%n", at.swaps(), at.mib()));
    out.flush();
  }
}
