package dev.foretaste.topology.demand;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.timing.OrderDays;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps a partition's {@link DemandIndex} in step with the customers store. A pass goes over all
 * customers, in the sequence of their keys and a few at a time: the first one counts them after a
 * start, and one each day counts them anew from that day on, given that they have not ordered
 * meanwhile. Customers up to the pass's place are counted from the new day, the others from the
 * former one, so changes in between are exact too. What is counted shows in answers only and never
 * in what is predicted. For the task's thread.
 */
final class DemandWatch implements CustomerWatch {
  private static final Duration INTERVAL = Duration.ofMillis(50);
  private static final int FIRST_SLICE = 100;
  private static final int DAILY_SLICE = 20;
  private static final long NOT_COUNTED = Long.MIN_VALUE;

  private final DemandIndex index;
  private final KeyValueStore<String, CustomerState> customers;
  private final Cancellable schedule;
  private final Consumer<DemandWatch> onClose;
  private long formerDay = NOT_COUNTED;
  private long day = NOT_COUNTED;
  private String place = "";
  private byte[] placeBytes = new byte[0];

  DemandWatch(
      DemandIndex index,
      ProcessorContext<?, ?> context,
      KeyValueStore<String, CustomerState> customers,
      Consumer<DemandWatch> onClose) {
    this.index = index;
    this.customers = customers;
    this.onClose = onClose;
    begin(OrderDays.dayOf(context.currentSystemTimeMs()));
    schedule = context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::goOn);
  }

  DemandIndex index() {
    return index;
  }

  @Override
  public void changed(String customerId, CustomerState before, CustomerState after) {
    long from = isPassed(customerId) ? day : formerDay;
    if (from != NOT_COUNTED) {
      index.remove(before, from);
      index.add(after, from);
    }
  }

  private void goOn(long now) {
    if (place == null && OrderDays.dayOf(now) > day) {
      formerDay = day;
      begin(OrderDays.dayOf(now));
    }
    if (place != null) {
      pass(formerDay == NOT_COUNTED ? FIRST_SLICE : DAILY_SLICE);
    }
  }

  private void begin(long today) {
    day = today;
    moveTo("");
  }

  private void pass(int slice) {
    int left = slice;
    try (KeyValueIterator<String, CustomerState> rest = customers.range(place, null)) {
      while (rest.hasNext() && left > 0) {
        KeyValue<String, CustomerState> customer = rest.next();
        if (!customer.key.equals(place)) {
          count(customer.value);
          moveTo(customer.key);
          left--;
        }
      }
      if (!rest.hasNext()) {
        place = null;
        index.completed(day);
      }
    }
  }

  private void count(CustomerState state) {
    if (formerDay != NOT_COUNTED) {
      index.remove(state, formerDay);
    }
    index.add(state, day);
  }

  private void moveTo(String customerId) {
    place = customerId;
    placeBytes = customerId.getBytes(StandardCharsets.UTF_8);
  }

  /** By the store's sequence, that of the keys' bytes. */
  private boolean isPassed(String customerId) {
    return place == null
        || Arrays.compareUnsigned(customerId.getBytes(StandardCharsets.UTF_8), placeBytes) <= 0;
  }

  @Override
  public void close() {
    schedule.cancel();
    onClose.accept(this);
  }
}
