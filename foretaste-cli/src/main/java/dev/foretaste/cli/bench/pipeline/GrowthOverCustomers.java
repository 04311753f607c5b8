package dev.foretaste.cli.bench.pipeline;

import java.util.stream.LongStream;

/** What an order costs the stream threads as more and more customers are known. */
final class GrowthOverCustomers {
  /** Numbers of orders from here on are nobody's first. */
  private static final long LATER = 100_000_000;

  private final PipelineSystem system;
  private final Workload like;
  private final int orders;
  private long known;
  private long next = LATER;

  /**
   * On a stream that has seen no orders.
   *
   * @param like tells items and lines
   * @param orders per size; the first half of them is not measured
   */
  GrowthOverCustomers(PipelineSystem system, Workload like, int orders) {
    this.system = system;
    this.like = like;
    this.orders = orders;
  }

  /**
   * Lets more customers order for the first time, and measures then.
   *
   * @param customers no fewer than before
   * @return microseconds of CPU time per order
   */
  double upTo(int customers) {
    Workload workload = new Workload(customers, like.ownItems(), like.lines(), like.catalogue());
    process(workload, known, customers);
    known = customers;
    int warmUp = orders / 2;
    process(workload, next, next + warmUp);
    CpuByRole before = CpuByRole.now();
    process(workload, next + warmUp, next + orders);
    next += orders;
    return CpuByRole.now().minus(before).stream() / 1e3 / (orders - warmUp);
  }

  private void process(Workload workload, long from, long to) {
    long before = system.processed();
    system.send(workload, LongStream.range(from, to));
    system.await(before + to - from);
  }
}
