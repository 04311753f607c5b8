package dev.foretaste.topology.query;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.streams.query.KeyQuery;

/** Reads customers' states from the store while the stream writes to it. Thread-safe. */
public final class CustomerStates {
  private final PartitionedStores stores;

  /** Reads from these stores. */
  public CustomerStates(PartitionedStores stores) {
    this.stores = stores;
  }

  /** Partition that keeps a customer. */
  public int partitionOf(String customerId) {
    return stores.partitionOf(customerId);
  }

  /** Looks a customer up; answers only from the partition's active task. */
  public CustomerLookup find(String customerId) {
    Lookup<CustomerState> lookup =
        stores.ask(
            StateStores.CUSTOMERS, customerId, KeyQuery.<String, CustomerState>withKey(customerId));
    if (lookup instanceof Lookup.Found<CustomerState> found) {
      return new CustomerLookup.Found(found.value());
    }
    if (lookup instanceof Lookup.Elsewhere<CustomerState> elsewhere) {
      return new CustomerLookup.Elsewhere(elsewhere.host(), elsewhere.port());
    }
    return lookup instanceof Lookup.Unavailable<CustomerState> unavailable
        ? new CustomerLookup.Unavailable(unavailable.reason())
        : new CustomerLookup.Unknown();
  }
}
