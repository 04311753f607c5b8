package dev.foretaste.topology.query;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.topology.state.StateStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.streams.query.WindowKeyQuery;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads what was expected of orders while the stream writes it. Thread-safe. */
public final class OrderScores {
  private static final Instant ALWAYS = Instant.ofEpochMilli(0);
  private static final Instant FOREVER = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final PartitionedStores stores;

  /** Reads from these stores. */
  public OrderScores(PartitionedStores stores) {
    this.stores = stores;
  }

  /**
   * What was expected of the orders with this id, by position; ids belong to customers, so there
   * may be several, and none when nothing was expected or the order is older than the index keeps.
   */
  public Lookup<List<PredictionOutcome>> find(String orderId) {
    return stores.ask(StateStores.ORDER_SCORES, orderId, query(orderId), OrderScores::byPosition);
  }

  /** The same from a copy that may lag behind. */
  public Lookup<List<PredictionOutcome>> findInCopy(String orderId) {
    return stores.askCopy(
        StateStores.ORDER_SCORES, orderId, query(orderId), OrderScores::byPosition);
  }

  private static WindowKeyQuery<String, PredictionOutcome> query(String orderId) {
    return WindowKeyQuery.withKeyAndWindowStartRange(orderId, ALWAYS, FOREVER);
  }

  private static List<PredictionOutcome> byPosition(
      WindowStoreIterator<PredictionOutcome> entries) {
    List<PredictionOutcome> scores = new ArrayList<>();
    try (entries) {
      entries.forEachRemaining(entry -> scores.add(entry.value));
    }
    scores.sort(
        Comparator.comparingInt(PredictionOutcome::getOrdersPartition)
            .thenComparingLong(PredictionOutcome::getOrdersOffset));
    return scores;
  }
}
