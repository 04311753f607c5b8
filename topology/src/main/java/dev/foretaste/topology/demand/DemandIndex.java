package dev.foretaste.topology.demand;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.timing.OrderDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The demand of one partition: a sum over customers' states, of which each counts at the store of
 * the latest order with its next order only. A function of the states and of the day they are
 * counted from, whatever the sequence of changes. Thread-safe.
 */
final class DemandIndex {
  /** Most pairs of store and item; what comes later is left out, and said to be. */
  static final int MAX_CELLS = 20_000;

  /** Who has not ordered for so many days is not expected any more. */
  static final int DORMANT_DAYS = 90;

  private static final long MS_PER_HOUR = 60L * 60 * 1_000;
  private static final int THURSDAY = 3;
  private static final int SATURDAY = 5;

  private final Map<String, StoreDemand> stores = new HashMap<>();
  private int cells;
  private boolean crowded;
  private boolean complete;

  /** Counts a customer, from this day on. */
  synchronized void add(CustomerState state, long today) {
    change(state, today, 1);
  }

  /** Takes out what {@link #add} put in for the same state and day. */
  synchronized void remove(CustomerState state, long today) {
    change(state, today, -1);
  }

  /** All customers are counted from this day on. */
  synchronized void completed(long today) {
    complete = true;
    stores.values().forEach(store -> store.forgetBefore(today));
  }

  private void change(CustomerState state, long today, int sign) {
    if (state == null || state.getStanding() == null || state.getPreferences() == null) {
      return;
    }
    List<Basket> recent = state.getPreferences().getRecentBaskets();
    String storeId = recent.isEmpty() ? "" : recent.get(recent.size() - 1).getStoreId();
    StoreDemand store = stores.computeIfAbsent(storeId, id -> new StoreDemand());
    for (Basket basket : recent) {
      store.hours[hourOf(basket.getEventTime())] += sign;
    }
    Optional<OrderDays> timing = OrderDays.of(state.getStanding());
    if (timing.isEmpty()) {
      store.untimed += sign;
    } else if (OrderDays.dayOf(state.getStanding().getAsOf()) < today - DORMANT_DAYS) {
      store.dormant += sign;
    } else {
      store.customers += sign;
      double[] byDay = timing.get().from(today);
      store.addOrders(today, byDay, sign);
      for (RankedItem item : state.getStanding().getItems()) {
        change(store, item, today, byDay, sign);
      }
    }
  }

  private void change(StoreDemand store, RankedItem item, long today, double[] byDay, int sign) {
    if (cells >= MAX_CELLS && !store.knows(item.getItemId())) {
      crowded = true;
    } else if (store.addItem(item.getItemId(), item.getProbability(), today, byDay, sign)) {
      cells++;
    }
  }

  /**
   * What is expected.
   *
   * @param storeId of this store; of all when empty
   * @param first day
   * @param days how many; those after the {@link OrderDays#DAYS} that are counted have nothing
   */
  synchronized DemandPart read(Optional<String> storeId, long first, int days) {
    double[] orders = new double[days];
    long[] hours = new long[StoreDemand.HOURS];
    Map<String, double[]> items = new HashMap<>();
    long customers = 0;
    long untimed = 0;
    long dormant = 0;
    for (Map.Entry<String, StoreDemand> entry : stores.entrySet()) {
      if (storeId.isPresent() && !storeId.get().equals(entry.getKey())) {
        continue;
      }
      StoreDemand store = entry.getValue();
      customers += store.customers;
      untimed += store.untimed;
      dormant += store.dormant;
      Arrays.setAll(hours, hour -> hours[hour] + store.hours[hour]);
      Arrays.setAll(orders, i -> orders[i] + store.orders(first + i) * StoreDemand.UNIT);
      store
          .slots()
          .forEach(
              (itemId, slot) -> {
                double[] sums = items.computeIfAbsent(itemId, id -> new double[days]);
                Arrays.setAll(sums, i -> sums[i] + store.at(first + i, slot) * StoreDemand.UNIT);
              });
    }
    Map<String, List<Double>> expected = new HashMap<>();
    items.forEach(
        (itemId, sums) -> {
          if (DoubleStream.of(sums).anyMatch(sum -> sum > 0)) {
            expected.put(itemId, DoubleStream.of(sums).boxed().toList());
          }
        });
    return new DemandPart(
        complete,
        new ArrayList<>(DoubleStream.of(orders).boxed().toList()),
        expected,
        LongStream.of(hours).boxed().toList(),
        customers,
        untimed,
        dormant,
        crowded);
  }

  /** 0 to 23 on working days, 24 to 47 at the weekend, by UTC. */
  static int hourOf(long time) {
    long hour = Math.floorDiv(time, MS_PER_HOUR);
    int weekday = Math.floorMod(Math.floorDiv(hour, 24) + THURSDAY, 7);
    return Math.floorMod(hour, 24) + (weekday < SATURDAY ? 0 : 24);
  }
}
