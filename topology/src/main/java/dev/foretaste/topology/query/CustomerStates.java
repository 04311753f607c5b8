package dev.foretaste.topology.query;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.topology.state.ActiveCustomers;
import dev.foretaste.topology.state.StateStores;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.streams.query.KeyQuery;

/** Reads customers' states from the store while the stream writes to it. Thread-safe. */
public final class CustomerStates {
  private final PartitionedStores stores;
  private final ActiveCustomers active;
  private final OrderProgress progress;

  /**
   * Reads from these stores.
   *
   * @param active those of tasks that run here
   * @param progress tells which do
   */
  public CustomerStates(PartitionedStores stores, ActiveCustomers active, OrderProgress progress) {
    this.stores = stores;
    this.active = active;
    this.progress = progress;
  }

  /**
   * The standing prediction of a customer whose orders are processed here. Empty when there is none
   * or it cannot be told; {@link #find} tells why.
   */
  public Optional<OrderPrediction> standing(String customerId) {
    int partition = partitionOf(customerId);
    OptionalLong run = progress.run(partition);
    return run.isEmpty()
        ? Optional.empty()
        : active
            .standing(partition, customerId)
            .filter(prediction -> progress.run(partition).equals(run));
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
