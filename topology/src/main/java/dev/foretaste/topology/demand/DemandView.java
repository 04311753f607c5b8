package dev.foretaste.topology.demand;

import dev.foretaste.schema.CustomerState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The demand of all partitions whose orders this instance processes. It lives in memory and is made
 * of the customers store, which is kept exactly once, whenever a task starts. Thread-safe.
 */
public final class DemandView implements CustomerWatch.Factory {
  private final Map<Integer, DemandWatch> partitions = new ConcurrentHashMap<>();

  @Override
  public CustomerWatch open(
      ProcessorContext<?, ?> context, KeyValueStore<String, CustomerState> customers) {
    int partition = context.taskId().partition();
    DemandWatch watch =
        new DemandWatch(
            new DemandIndex(), context, customers, closed -> partitions.remove(partition, closed));
    partitions.put(partition, watch);
    return watch;
  }

  @Override
  public void forgotten(ProcessorContext<?, ?> context, String customerId, CustomerState before) {
    partitions.get(context.taskId().partition()).changed(customerId, before, null);
  }

  /**
   * What is expected, by partition.
   *
   * @param storeId of this store; of all when empty
   * @param first day, UTC, counted from 1970-01-01
   * @param days how many
   */
  public Map<Integer, DemandPart> read(Optional<String> storeId, long first, int days) {
    Map<Integer, DemandPart> parts = new TreeMap<>();
    partitions.forEach(
        (partition, watch) -> parts.put(partition, watch.index().read(storeId, first, days)));
    return parts;
  }
}
