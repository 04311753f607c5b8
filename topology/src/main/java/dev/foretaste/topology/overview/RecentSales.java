package dev.foretaste.topology.overview;

import dev.foretaste.schema.SoldOrder;
import dev.foretaste.schema.SoldOrders;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The orders that are not in the sums of sales yet, a batch of them, some in each record. The
 * store's cache makes one write of all changes that a record sees within a transaction. For the
 * task's thread.
 */
final class RecentSales {
  private static final int ORDERS_TOGETHER = 16;

  private final KeyValueStore<String, SoldOrders> store;
  private final int batchSize;
  private long batch = 1;
  private int record;
  private List<SoldOrder> orders = new ArrayList<>();

  /**
   * Goes on where the store says that it was.
   *
   * @param batchSize orders in a batch; the same or more than when the store was written
   */
  RecentSales(KeyValueStore<String, SoldOrders> store, int batchSize) {
    this.store = store;
    this.batchSize = batchSize;
    try (KeyValueIterator<String, SoldOrders> known = store.all()) {
      known.forEachRemaining(entry -> batch = Math.max(batch, entry.value.getBatch()));
    }
    while (isOfBatch(store.get(key(record + 1)))) {
      record++;
    }
    SoldOrders last = store.get(key(record));
    if (isOfBatch(last)) {
      orders.addAll(last.getOrders());
    }
  }

  private boolean isOfBatch(SoldOrders known) {
    return known != null && known.getBatch() == batch;
  }

  /** Number of the batch, 1 or more. */
  long batch() {
    return batch;
  }

  void add(SoldOrder order) {
    if (orders.size() == ORDERS_TOGETHER) {
      orders = new ArrayList<>(ORDERS_TOGETHER);
      record++;
    }
    orders.add(order);
    store.put(key(record), new SoldOrders(batch, orders));
  }

  boolean isFull() {
    return record * ORDERS_TOGETHER + orders.size() >= batchSize;
  }

  /** All orders of the batch. */
  List<SoldOrder> orders() {
    List<SoldOrder> all = new ArrayList<>(batchSize);
    for (int i = 0; i <= record; i++) {
      all.addAll(store.get(key(i)).getOrders());
    }
    return all;
  }

  /**
   * Begins the next batch. The records of the former stay until the one after the next: who reads
   * them while the sums are being written still finds them.
   */
  void beginNext() {
    batch++;
    record = 0;
    orders = new ArrayList<>(ORDERS_TOGETHER);
    store.put(key(record), new SoldOrders(batch, orders));
  }

  private String key(int number) {
    return batch % 2 + "-" + number;
  }
}
