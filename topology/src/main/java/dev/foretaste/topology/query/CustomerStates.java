package dev.foretaste.topology.query;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.topology.state.StateStores;
import java.util.function.Function;
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

  /** Looks a customer up; answers only where the customer's orders are processed. */
  public CustomerLookup find(String customerId) {
    return answer(
        stores.askProcessing(
            StateStores.CUSTOMERS, customerId, query(customerId), Function.identity()));
  }

  /** Looks a customer up in a copy that may lag behind, and never finds that there is none. */
  public CustomerLookup findInCopy(String customerId) {
    return answer(
        stores.askCopy(StateStores.CUSTOMERS, customerId, query(customerId), Function.identity()));
  }

  private static KeyQuery<String, CustomerState> query(String customerId) {
    return KeyQuery.withKey(customerId);
  }

  private static CustomerLookup answer(Lookup<CustomerState> lookup) {
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
