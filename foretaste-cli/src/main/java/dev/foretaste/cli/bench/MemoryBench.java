package dev.foretaste.cli.bench;

import dev.foretaste.cli.bench.pipeline.DueTime;
import dev.foretaste.cli.bench.pipeline.StandardLoad;
import dev.foretaste.cli.bench.pipeline.Workload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Looks at the memory of a group's instance while known customers order. Not thread-safe. */
final class MemoryBench {
  private static final int SECONDS_PER_MINUTE = 60;

  private final ServiceGroup group;
  private final ServiceProcess service;
  private final CommittedPredictions predictions;
  private long orders = FirstOrders.MOST_CUSTOMERS;

  /** Of a group of one instance. */
  MemoryBench(ServiceGroup group, CommittedPredictions predictions) {
    this.group = group;
    this.predictions = predictions;
    service = group.services().get(0);
  }

  /** So many customers order once, then some of them at a rate for some minutes. */
  MemoryResult run(int customers, int rate, int minutes) throws IOException {
    new FirstOrders(group).growTo(customers);
    predictions.await(customers);
    Workload known = StandardLoad.of(customers);
    List<MemoryResult.Row> rows = new ArrayList<>();
    rows.add(new MemoryResult.Row(0, service.residentMib()));
    long start = System.nanoTime();
    for (int minute = 1; minute <= minutes; minute++) {
      for (int second = 1; second <= SECONDS_PER_MINUTE; second++) {
        group.send(LongStream.range(orders, orders + rate).mapToObj(known::order).toList());
        orders += rate;
        long passed = (minute - 1L) * SECONDS_PER_MINUTE + second;
        DueTime.await(start + TimeUnit.SECONDS.toNanos(passed));
      }
      rows.add(new MemoryResult.Row(minute, service.residentMib()));
    }
    predictions.await(customers + orders - FirstOrders.MOST_CUSTOMERS);
    return new MemoryResult("memory", customers, rate, service.stateMib(), rows);
  }
}
