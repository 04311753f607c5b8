package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.QueriesResult.Comparison;
import dev.foretaste.cli.bench.QueriesResult.Run;
import dev.foretaste.cli.simulator.SimulatorRunner;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads of two instances, without orders and while orders flow, by turns. */
final class QueriesBench {
  private static final int BATCH = 1_000;
  private static final int CONNECTIONS = 16;
  private static final double BATCHES_PER_SECOND = 4;
  private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final ServiceGroup group;
  private final double reads;
  private final double orders;
  private final double seconds;
  private final double warmUpSeconds;
  private final List<Run> local = new ArrayList<>();
  private final List<Run> forwarded = new ArrayList<>();
  private final List<Run> batch = new ArrayList<>();
  private long mostBehind;

  /**
   * Reads of this group.
   *
   * @param reads per second
   * @param orders per second
   * @param seconds length of each run
   * @param warmUpSeconds of each kind of reads, before the first run
   */
  QueriesBench(
      ServiceGroup group, double reads, double orders, double seconds, double warmUpSeconds) {
    this.group = group;
    this.reads = reads;
    this.orders = orders;
    this.seconds = seconds;
    this.warmUpSeconds = warmUpSeconds;
  }

  /** Runs everything so many times. */
  QueriesResult run(int times) throws IOException, InterruptedException {
    URI asked = group.bases().get(0);
    try (OpenLoop clients = new OpenLoop(CONNECTIONS)) {
      try (SimulatorRunner running = group.order(orders)) {
        LiveService.pass(SETTLE_NANOS);
        Placement early = Placement.at(asked, group.secret());
        clients.run(read(asked, early.kept()), reads / 2, warmUpSeconds);
        clients.run(read(asked, early.elsewhere()), reads / 2, warmUpSeconds);
        clients.run(batch(asked, early), BATCHES_PER_SECOND, warmUpSeconds);
      }
      Placement placement = Placement.at(asked, group.secret());
      for (int i = 0; i < times; i++) {
        group.awaitProcessed();
        LiveService.pass(SETTLE_NANOS);
        measure(clients, asked, placement, false);
        try (SimulatorRunner running = group.order(orders)) {
          LiveService.pass(SETTLE_NANOS);
          measure(clients, asked, placement, true);
          mostBehind = Math.max(mostBehind, group.behind());
        }
      }
    }
    return new QueriesResult(
        "queries",
        reads,
        orders,
        seconds,
        mostBehind,
        Comparison.of(local),
        Comparison.of(forwarded),
        Comparison.of(batch));
  }

  private void measure(OpenLoop clients, URI asked, Placement placement, boolean loaded)
      throws InterruptedException {
    local.add(Run.of(loaded, clients.run(read(asked, placement.kept()), reads, seconds)));
    forwarded.add(Run.of(loaded, clients.run(read(asked, placement.elsewhere()), reads, seconds)));
    batch.add(Run.of(loaded, clients.run(batch(asked, placement), BATCHES_PER_SECOND, seconds)));
  }

  private static IntFunction<HttpLoad.Call> read(URI asked, List<String> customers) {
    List<HttpLoad.Call> calls =
        customers.stream()
            .map(id -> asked.resolve("/v1/customers/" + id + "/prediction"))
            .map(uri -> new HttpLoad.Call(uri, Optional.empty()))
            .toList();
    return i -> calls.get(i % calls.size());
  }

  private static IntFunction<HttpLoad.Call> batch(URI asked, Placement placement) {
    List<String> all = new ArrayList<>(placement.kept());
    all.addAll(placement.elsewhere());
    String ids =
        IntStream.range(0, BATCH)
            .mapToObj(i -> '"' + all.get(i % all.size()) + '"')
            .collect(Collectors.joining(",", "{\"customerIds\":[", "]}"));
    HttpLoad.Call call =
        new HttpLoad.Call(asked.resolve("/v1/predictions/batch"), Optional.of(ids));
    return i -> call;
  }
}
