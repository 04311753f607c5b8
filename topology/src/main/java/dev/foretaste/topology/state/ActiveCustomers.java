package dev.foretaste.topology.state;

import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.serde.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * The stores of the customers whose orders are processed here. A query by way of Kafka Streams asks
 * every task for every store and reads a customer's whole state: for the prediction alone that is
 * most of the work. Thread-safe.
 */
public final class ActiveCustomers {
  private final Deserializer<OrderPrediction> standing = AvroSerdes.standingOfStored();
  private final AtomicReferenceArray<StoreLockFirst> stores;

  /** Of so many partitions. */
  public ActiveCustomers(int partitions) {
    stores = new AtomicReferenceArray<>(partitions);
  }

  /** The task of a partition starts with this store of customers. */
  public void opened(int partition, StateStore customers) {
    stores.set(partition, ((WrappedStateStore<?, ?, ?>) customers).findInner(StoreLockFirst.class));
  }

  /** The task of a partition ends. */
  public void closed(int partition) {
    stores.set(partition, null);
  }

  /**
   * The prediction that a customer's next order will be compared with. Empty when there is none, or
   * when it cannot be read here right now.
   */
  public Optional<OrderPrediction> standing(int partition, String customerId) {
    StoreLockFirst store = stores.get(partition);
    if (store == null) {
      return Optional.empty();
    }
    try {
      byte[] state = store.get(Bytes.wrap(customerId.getBytes(StandardCharsets.UTF_8)));
      return Optional.ofNullable(state).map(bytes -> standing.deserialize("", bytes));
    } catch (InvalidStateStoreException closing) {
      return Optional.empty();
    }
  }
}
