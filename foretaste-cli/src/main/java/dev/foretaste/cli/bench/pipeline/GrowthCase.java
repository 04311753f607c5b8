package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topology.state.StateStores;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/**
 * Customers with a history, and what their next order costs: reading the state, applying the order,
 * writing the state. Every measured order meets the same history. Not thread-safe.
 */
final class GrowthCase {
  private static final int CUSTOMERS = 50;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final PrequentialLoop loop = new PrequentialLoop();
  private final Serde<CustomerState> serde = StateStores.customerState();
  private final List<Double> samples = new ArrayList<>();
  private final String axis;
  private final long value;
  private final Workload workload;
  private final ScoringModel model;
  private final byte[][] states = new byte[CUSTOMERS][];
  private long number;
  private long sink;

  /**
   * A case.
   *
   * @param axis what is varied
   * @param value how much of it this is
   * @param like tells items and lines
   * @param model scores
   * @param history orders of each customer before those that are measured, mean
   */
  GrowthCase(String axis, long value, Workload like, ScoringModel model, int history) {
    this.axis = axis;
    this.value = value;
    workload = new Workload(CUSTOMERS, like.ownItems(), like.lines(), like.catalogue());
    this.model = model;
    CustomerState[] known = new CustomerState[CUSTOMERS];
    Arrays.fill(known, PrequentialLoop.unknownCustomer());
    while (number < (long) CUSTOMERS * history) {
      OrderPlaced order = workload.order(number++);
      known[customer(order)] = after(known[customer(order)], order);
    }
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      states[customer] = serde.serializer().serialize("", known[customer]);
    }
  }

  /** Takes a sample over so many orders. */
  void sample(int orders) {
    List<OrderPlaced> next = new ArrayList<>();
    for (int i = 0; i < orders; i++) {
      next.add(workload.order(number++));
    }
    long start = threads.getCurrentThreadCpuTime();
    for (OrderPlaced order : next) {
      CustomerState before = serde.deserializer().deserialize("", states[customer(order)]);
      sink += serde.serializer().serialize("", after(before, order)).length;
    }
    samples.add((threads.getCurrentThreadCpuTime() - start) / 1e3 / orders);
  }

  /** Forgets what was measured so far. */
  void restart() {
    samples.clear();
  }

  /** The median sample. */
  GrowthResult.Row row() {
    double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new GrowthResult.Row(axis, value, sorted[sorted.length / 2]);
  }

  /** What was computed, so that none of it can be left out. */
  long sink() {
    return sink;
  }

  private CustomerState after(CustomerState before, OrderPlaced order) {
    Revision revision = new Revision(0, number);
    Step step = loop.apply(before, new OrderEvent.Placed(order), revision, model, Menu.EVERYTHING);
    return step instanceof Step.Accepted accepted ? accepted.after() : before;
  }

  private static int customer(OrderPlaced order) {
    return Integer.parseInt(order.getCustomerId().substring("customer-".length()));
  }
}
