package dev.foretaste.topology.query;

import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.topology.history.HistoryKeys;
import dev.foretaste.topology.state.StateStores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Reads customers' latest predictions while the stream writes them. Thread-safe. */
public final class PredictionHistories {
  private final PartitionedStores stores;

  /** Reads from these stores. */
  public PredictionHistories(PartitionedStores stores) {
    this.stores = stores;
  }

  /**
   * The customer's latest predictions, the latest first; at most {@link HistoryKeys#KEPT}, none for
   * a customer who never ordered.
   */
  public Lookup<List<HistoryEntry>> find(String customerId) {
    return stores.askProcessing(
        StateStores.PREDICTION_HISTORY,
        customerId,
        query(customerId),
        PredictionHistories::latestFirst);
  }

  /** The same from a copy that may lag behind. */
  public Lookup<List<HistoryEntry>> findInCopy(String customerId) {
    return stores.askCopy(
        StateStores.PREDICTION_HISTORY,
        customerId,
        query(customerId),
        PredictionHistories::latestFirst);
  }

  private static RangeQuery<String, HistoryEntry> query(String customerId) {
    return RangeQuery.withRange(HistoryKeys.from(customerId), HistoryKeys.to(customerId));
  }

  private static List<HistoryEntry> latestFirst(KeyValueIterator<String, HistoryEntry> entries) {
    List<HistoryEntry> predictions = new ArrayList<>();
    try (entries) {
      entries.forEachRemaining(
          entry -> {
            if (entry.value.getPrediction() != null) {
              predictions.add(entry.value);
            }
          });
    }
    predictions.sort(Comparator.comparingLong(HistoryEntry::getSequence).reversed());
    return predictions;
  }
}
