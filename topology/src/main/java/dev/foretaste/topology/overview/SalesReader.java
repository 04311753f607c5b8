package dev.foretaste.topology.overview;

import dev.foretaste.schema.SalesCount;
import dev.foretaste.schema.SalesSums;
import dev.foretaste.schema.SoldOrder;
import dev.foretaste.schema.SoldOrders;
import dev.foretaste.topology.overview.Overviews.SalesCell;
import dev.foretaste.topology.query.PartitionedStores;
import dev.foretaste.topology.state.StateStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Reads sales while the stream writes them: the sums, and of the latest orders those that are not
 * in the sums that were read. Thread-safe.
 */
final class SalesReader {
  private static final Duration DAY = StateStores.SALES_WINDOW;

  private final PartitionedStores stores;

  SalesReader(PartitionedStores stores) {
    this.stores = stores;
  }

  /** As {@link Overviews#sales}. */
  Map<Integer, List<SalesCell>> read(String storeId, Instant from, Instant to) {
    long first = Math.max(0, -Math.floorDiv(-from.toEpochMilli(), DAY.toMillis()));
    long last = Math.floorDiv(to.toEpochMilli(), DAY.toMillis());
    if (last < first) {
      return Map.of();
    }
    // In this sequence: an order that is in neither would be worse than one to leave out.
    Map<Integer, List<SoldOrders>> recent =
        stores.askProcessing(
            StateStores.RECENT_SALES,
            RangeQuery.<String, SoldOrders>withNoBounds(),
            SalesReader::values);
    Map<Integer, Map<String, SalesSums>> sums =
        stores.askProcessing(
            StateStores.SALES,
            RangeQuery.<String, SalesSums>withRange(
                new SalesPart(storeId, first, 0).text(),
                new SalesPart(storeId, last, SalesPart.PARTS - 1).text()),
            SalesReader::byKey);
    Map<Integer, List<SalesCell>> cells = new TreeMap<>();
    recent.forEach(
        (partition, batches) -> {
          if (sums.containsKey(partition)) {
            cells.put(
                partition,
                cells(
                    sums.get(partition),
                    batches,
                    order ->
                        order.getStoreId().equals(storeId)
                            && order.getDay() >= first
                            && order.getDay() <= last));
          }
        });
    return cells;
  }

  /**
   * Sums and the orders that are not in them.
   *
   * @param sums by key
   * @param recent in any sequence; may hold orders that are in the sums
   */
  static List<SalesCell> cells(
      Map<String, SalesSums> sums, List<SoldOrders> recent, Predicate<SoldOrder> asked) {
    Map<String, TreeMap<String, Long>> counts = new TreeMap<>();
    sums.forEach(
        (part, known) -> {
          TreeMap<String, Long> items = new TreeMap<>();
          for (SalesCount count : known.getCounts()) {
            items.put(count.getItemId(), count.getOrders());
          }
          counts.put(part, items);
        });
    for (SoldOrders batch : recent) {
      SalesLedger.counts(batch.getOrders().stream().filter(asked).toList())
          .forEach(
              (part, items) -> {
                SalesSums known = sums.get(part);
                if (known == null || known.getBatch() < batch.getBatch()) {
                  TreeMap<String, Long> all = counts.computeIfAbsent(part, key -> new TreeMap<>());
                  items.forEach((item, orders) -> all.merge(item, orders, Long::sum));
                }
              });
    }
    List<SalesCell> cells = new ArrayList<>();
    counts.forEach(
        (key, items) -> {
          SalesPart part = SalesPart.parse(key);
          Instant day = Instant.ofEpochMilli(part.day() * DAY.toMillis());
          items.forEach(
              (item, orders) ->
                  cells.add(new SalesCell(new SalesKey(part.storeId(), item), day, orders)));
        });
    return cells;
  }

  private static List<SoldOrders> values(KeyValueIterator<String, SoldOrders> entries) {
    List<SoldOrders> values = new ArrayList<>();
    try (entries) {
      entries.forEachRemaining(entry -> values.add(entry.value));
    }
    return values;
  }

  private static Map<String, SalesSums> byKey(KeyValueIterator<String, SalesSums> entries) {
    Map<String, SalesSums> values = new TreeMap<>();
    try (entries) {
      entries.forEachRemaining(entry -> values.put(entry.key, entry.value));
    }
    return values;
  }
}
