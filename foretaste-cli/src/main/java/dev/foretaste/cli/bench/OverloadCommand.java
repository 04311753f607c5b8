package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.OverloadResult.Load;
import dev.foretaste.cli.console.JsonOutput;
import dev.foretaste.cli.console.LogFile;
import dev.foretaste.cli.console.UsageException;
import dev.foretaste.cli.simulator.SimulatorRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks an instance for more than it can do. */
@Command(
    name = "overload",
    description = {
      "Ask an instance for several times what it can answer, by batches of predictions, and"
          + " compare how fast it answers what it accepts with how fast it answers when it has"
          + " little to do.",
      ""
    })
final class OverloadCommand implements Callable<Integer> {
  /** As many batches as an instance of two processors lets in at a time. */
  private static final int CLIENTS = 2;

  private static final int CONNECTIONS = 200;
  private static final double UNLOADED_SHARE = 0.2;
  private static final double WARM_UP_SECONDS = 20;
  private static final double ORDERS_PER_SECOND = 200;
  private static final long ORDERING_NANOS = TimeUnit.SECONDS.toNanos(10);

  @Spec private CommandSpec command;
  @Mixin private JsonOutput json;

  @Option(
      names = "--times",
      paramLabel = "X",
      defaultValue = "3",
      description = "Load as a multiple of the capacity (default: ${DEFAULT-VALUE}).")
  private double times;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "200",
      description = "Customers per request (default: ${DEFAULT-VALUE}).")
  private int batch;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "Length of each run (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--max-concurrent",
      paramLabel = "N",
      defaultValue = "0",
      description = "As of service (default: ${DEFAULT-VALUE}).")
  private int maxConcurrent;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!(times > 1) || !(seconds > 0) || batch < 1 || batch > 1_000 || maxConcurrent < 0) {
      throw new UsageException(
          "--times must be above 1, --seconds above 0, --batch 1 to 1000, --max-concurrent 0 or"
              + " more");
    }
    OverloadResult result;
    try (ScratchDirectory scratch = ScratchDirectory.create();
        LogFile log = LogFile.openIn(scratch.path());
        ServiceGroup group =
            new ServiceGroup(
                scratch.path(),
                1,
                0,
                List.of("--max-concurrent", Integer.toString(maxConcurrent)))) {
      result = measure(group);
    }
    print(result);
    json.print(result);
    return ExitCode.OK;
  }

  private OverloadResult measure(ServiceGroup group) throws IOException, InterruptedException {
    try (SimulatorRunner running = group.order(ORDERS_PER_SECOND)) {
      LiveService.pass(ORDERING_NANOS);
    }
    ServiceProcess service = group.services().get(0);
    HttpLoad.Call request = request(service.base());
    ClosedLoop.perSecond(request, CLIENTS, WARM_UP_SECONDS);
    double capacity = ClosedLoop.perSecond(request, CLIENTS, WARM_UP_SECONDS);
    try (OpenLoop clients = new OpenLoop(CONNECTIONS)) {
      clients.run(i -> request, capacity * UNLOADED_SHARE, WARM_UP_SECONDS / 2);
      Load unloaded = run(clients, request, capacity * UNLOADED_SHARE, seconds);
      long before = service.residentMib();
      run(clients, request, capacity * times, seconds / 2);
      long half = service.residentMib();
      Load overloaded = run(clients, request, capacity * times, seconds);
      return new OverloadResult(
          "overload",
          batch,
          capacity,
          unloaded,
          overloaded,
          overloaded.p99Ms() / unloaded.p99Ms(),
          new long[] {before, half, service.residentMib()});
    }
  }

  private static Load run(OpenLoop clients, HttpLoad.Call request, double rate, double seconds)
      throws InterruptedException {
    return Load.of(rate, clients.run(i -> request, rate, seconds));
  }

  private HttpLoad.Call request(URI base) {
    String ids =
        IntStream.range(0, batch)
            .mapToObj("\"sim-%04d\""::formatted)
            .collect(Collectors.joining(",", "{\"customerIds\":[", "]}"));
    return new HttpLoad.Call(base.resolve("/v1/predictions/batch"), Optional.of(ids));
  }

  private void print(OverloadResult result) {
    PrintWriter out = command.commandLine().getOut();
    out.printf(
        "%.0f requests/s for %d customers each is what it can do%n%n",
        result.capacityPerSecond(), result.customersPerRequest());
    out.printf(
        "%-12s %10s %9s %9s %9s %9s %9s%n",
        "", "requests/s", "p50 ms", "p99 ms", "accepted", "refused", "failures");
    print(out, "unloaded", result.unloaded());
    print(out, "overloaded", result.overloaded());
    out.printf(
        "%np99 of what was accepted: %.1fx; resident memory before, at half and after: %d, %d, %d"
            + " MiB%n",
        result.p99Ratio(),
        result.residentMib()[0],
        result.residentMib()[1],
        result.residentMib()[2]);
    out.flush();
  }

  private static void print(PrintWriter out, String what, Load load) {
    out.printf(
        "%-12s %10.0f %9.1f %9.1f %9d %9d %9d%n",
        what,
        load.perSecond(),
        load.p50Ms(),
        load.p99Ms(),
        load.accepted(),
        load.refused(),
        load.failures());
  }
}
