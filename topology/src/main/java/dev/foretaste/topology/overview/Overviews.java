package dev.foretaste.topology.overview;

import dev.foretaste.schema.QualitySums;
import dev.foretaste.topology.query.PartitionedStores;
import dev.foretaste.topology.state.StateStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.query.WindowRangeQuery;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Reads the figures of the partitions whose orders this instance processes. What reading costs
 * depends on the time that is asked about, on versions, stores and items, not on customers.
 * Thread-safe.
 */
public final class Overviews {
  private final PartitionedStores stores;

  /**
   * Sums of one model version in one hour.
   *
   * @param hour its start
   */
  public record QualityCell(String modelVersion, Instant hour, QualitySums sums) {}

  /**
   * Orders of one day.
   *
   * @param day its start
   */
  public record SalesCell(SalesKey of, Instant day, long orders) {}

  /** Reads from these stores. */
  public Overviews(PartitionedStores stores) {
    this.stores = stores;
  }

  /** Quality of the hours that begin within a time, both ends included, by partition. */
  public Map<Integer, List<QualityCell>> quality(Instant from, Instant to) {
    return stores.askProcessing(
        StateStores.QUALITY,
        WindowRangeQuery.<String, QualitySums>withWindowStartRange(from, to),
        entries -> cells(entries, QualityCell::new));
  }

  /** Sales of a store on the days that begin within a time, both ends included, by partition. */
  public Map<Integer, List<SalesCell>> sales(String storeId, Instant from, Instant to) {
    return new SalesReader(stores).read(storeId, from, to);
  }

  private interface Cell<V, C> {
    C of(String key, Instant start, V value);
  }

  private static <V, C> List<C> cells(
      KeyValueIterator<Windowed<String>, V> entries, Cell<V, C> of) {
    List<C> cells = new ArrayList<>();
    try (entries) {
      entries.forEachRemaining(
          entry -> cells.add(of.of(entry.key.key(), entry.key.window().startTime(), entry.value)));
    }
    return cells;
  }
}
