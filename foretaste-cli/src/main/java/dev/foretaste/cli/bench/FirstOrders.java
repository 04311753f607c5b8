package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.pipeline.StandardLoad;
import dev.foretaste.cli.bench.pipeline.Workload;
import java.util.stream.LongStream;

/** Lets made-up customers order for the first time. Not thread-safe. */
final class FirstOrders {
  /** The numbers of further orders begin here. */
  static final int MOST_CUSTOMERS = 10_000_000;

  private static final long SENT_AT_ONCE = 10_000;

  private final Workload all = StandardLoad.of(MOST_CUSTOMERS);
  private final ServiceGroup group;
  private long customers;

  /** Nobody has ordered yet. */
  FirstOrders(ServiceGroup group) {
    this.group = group;
  }

  /** Customers so far. */
  long customers() {
    return customers;
  }

  /** Sends the first orders of more customers, until there are so many. */
  void growTo(long size) {
    while (customers < size) {
      long next = Math.min(size, customers + SENT_AT_ONCE);
      group.send(LongStream.range(customers, next).mapToObj(all::order).toList());
      customers = next;
    }
  }
}
