package dev.foretaste.topology.overview;

import dev.foretaste.schema.SalesCount;
import dev.foretaste.schema.SalesSums;
import dev.foretaste.schema.SoldOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The sums of sales of the days that are kept. For the task's thread. */
final class SalesLedger {
  private final KeyValueStore<String, SalesSums> store;
  private final long daysKept;
  private long newest = Long.MIN_VALUE;

  /** Keeps so many days before the newest. */
  SalesLedger(KeyValueStore<String, SalesSums> store, long daysKept) {
    this.store = store;
    this.daysKept = daysKept;
  }

  /** Adds orders with their batch's number, which is higher than that of any before. */
  void add(long batch, List<SoldOrder> orders) {
    counts(orders)
        .forEach(
            (part, counts) -> {
              SalesSums before = store.get(part);
              if (before != null) {
                before
                    .getCounts()
                    .forEach(
                        count -> counts.merge(count.getItemId(), count.getOrders(), Long::sum));
              }
              store.put(part, sums(batch, counts));
            });
    long latest = orders.stream().mapToLong(SoldOrder::getDay).max().orElse(newest);
    if (latest > newest) {
      newest = latest;
      forgetBefore(newest - daysKept);
    }
  }

  /** By key of the part, then by item. */
  static Map<String, TreeMap<String, Long>> counts(List<SoldOrder> orders) {
    Map<String, TreeMap<String, Long>> parts = new TreeMap<>();
    for (SoldOrder order : orders) {
      count(parts, order, SalesKey.ALL_ORDERS);
      order.getItems().forEach(item -> count(parts, order, item));
    }
    return parts;
  }

  private static void count(
      Map<String, TreeMap<String, Long>> parts, SoldOrder order, String itemId) {
    parts
        .computeIfAbsent(
            SalesPart.of(order.getStoreId(), order.getDay(), itemId).text(),
            part -> new TreeMap<>())
        .merge(itemId, 1L, Long::sum);
  }

  private static SalesSums sums(long batch, Map<String, Long> counts) {
    List<SalesCount> items = new ArrayList<>(counts.size());
    counts.forEach((item, orders) -> items.add(new SalesCount(item, orders)));
    return new SalesSums(batch, items);
  }

  private void forgetBefore(long day) {
    List<String> gone = new ArrayList<>();
    try (KeyValueIterator<String, SalesSums> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<String, SalesSums> entry = entries.next();
        if (SalesPart.parse(entry.key).day() < day) {
          gone.add(entry.key);
        }
      }
    }
    gone.forEach(store::delete);
  }
}
