package dev.foretaste.cli.bench.pipeline;

import java.util.ArrayList;
import java.util.List;

/** Orders that are all there before the stream starts. */
final class LogReplayRun {
  /** Into how many parts the log is cut. */
  static final int PARTS = 4;

  private final PipelineSystem system;
  private final Workload workload;
  private final long orders;

  /**
   * A run.
   *
   * @param system whose stream has not started, without any orders
   * @param orders {@link #PARTS} or more
   */
  LogReplayRun(PipelineSystem system, Workload workload, long orders) {
    this.system = system;
    this.workload = workload;
    this.orders = orders;
  }

  ReplayResult run() {
    system.send(workload, orders);
    long start = System.nanoTime();
    system.start();
    system.await(1);
    double toFirst = (System.nanoTime() - start) / 1e9;
    List<ReplayResult.Row> rows = new ArrayList<>();
    for (int part = 1; part <= PARTS; part++) {
      rows.add(part(part));
    }
    return new ReplayResult("replay", workload.customers(), orders, toFirst, rows);
  }

  private ReplayResult.Row part(int part) {
    long from = system.processed();
    CpuByRole before = CpuByRole.now();
    long since = System.nanoTime();
    system.await(orders * part / PARTS);
    double micros = (System.nanoTime() - since) / 1e3;
    double done = Math.max(1, system.processed() - from);
    CpuByRole used = CpuByRole.now().minus(before);
    return new ReplayResult.Row(
        part, done * 1e6 / micros, used.stream() / 1e3 / done, used.process() / 1e3 / done);
  }
}
