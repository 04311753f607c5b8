package dev.foretaste.topology.erasure;

import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.topology.demand.CustomerWatch;
import dev.foretaste.topology.history.HistoryKeys;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.orderindex.CustomerOrderKeys;
import dev.foretaste.topology.state.StateStores;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Removes a customer from the task's stores and says what is to go elsewhere, in the transaction of
 * the request: so the customer is there before it, and a stranger after it.
 */
public final class ForgetCustomer
    implements Processor<String, ErasureRequested, String, ErasureEffect> {
  private final ErasedCustomers erased;
  private final CustomerWatch.Factory watches;
  private final TopologyMetrics metrics;
  private ProcessorContext<String, ErasureEffect> context;
  private KeyValueStore<String, CustomerState> customers;
  private KeyValueStore<String, HistoryEntry> history;
  private WindowStore<String, String> orders;

  /** A processor for one task; {@code erased} has a key, or no request comes here. */
  public ForgetCustomer(
      ErasedCustomers erased, CustomerWatch.Factory watches, TopologyMetrics metrics) {
    this.erased = erased;
    this.watches = watches;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, ErasureEffect> context) {
    this.context = context;
    customers = context.getStateStore(StateStores.CUSTOMERS);
    history = context.getStateStore(StateStores.PREDICTION_HISTORY);
    orders = context.getStateStore(StateStores.CUSTOMER_ORDERS);
  }

  @Override
  public void process(Record<String, ErasureRequested> record) {
    String customerId = record.key();
    RecordMetadata position = context.recordMetadata().orElseThrow();
    CustomerState known = customers.get(customerId);
    if (known == null && isKnown(customerId, position)) {
      // Processed once more: even a tombstone would say the customer's name again.
      return;
    }
    customers.delete(customerId);
    watches.forgotten(context, customerId, known);
    int predictions = forgetHistory(customerId);
    int orderScores = forgetOrders(customerId, record);
    emit(customerId, new ErasureEffect.ProfileGone(), record);
    TrainingExamples.keysOf(customerId)
        .forEach(key -> emit(key, new ErasureEffect.ExampleGone(), record));
    metrics.customerErased();
    if (isKnown(customerId, position)) {
      return;
    }
    int learned = ordersOf(known);
    Pseudonyms pseudonyms = erased.pseudonyms().orElseThrow();
    CustomerErased done =
        new CustomerErased(
            record.value().getRequestId(),
            pseudonyms.keyId(),
            position.partition(),
            position.offset(),
            record.value().getRequestedAt(),
            learned,
            known == null ? 0 : known.getRecentFeedback().size(),
            predictions,
            orderScores,
            Math.min(Math.max(0, learned - 1), TrainingExamples.SLOTS));
    emit(pseudonyms.of(customerId), new ErasureEffect.Done(done), record);
  }

  /** When the orders are processed once more, what was removed the first time stays on record. */
  private boolean isKnown(String customerId, RecordMetadata position) {
    return erased
        .find(customerId)
        .filter(earlier -> earlier.getOrdersPartition() == position.partition())
        .filter(earlier -> earlier.getOrdersOffset() >= position.offset())
        .isPresent();
  }

  private int forgetHistory(String customerId) {
    List<String> keys = new ArrayList<>();
    try (var entries = history.range(HistoryKeys.from(customerId), HistoryKeys.to(customerId))) {
      entries.forEachRemaining(entry -> keys.add(entry.key));
    }
    keys.forEach(history::delete);
    return keys.size();
  }

  private int forgetOrders(String customerId, Record<String, ErasureRequested> cause) {
    List<KeyValue<Windowed<String>, String>> entries = new ArrayList<>();
    String from = CustomerOrderKeys.from(customerId);
    try (var found = orders.fetch(from, CustomerOrderKeys.to(customerId), 0, Long.MAX_VALUE)) {
      found.forEachRemaining(entries::add);
    }
    for (KeyValue<Windowed<String>, String> entry : entries) {
      orders.put(entry.key.key(), null, entry.key.window().start());
      emit(entry.value, new ErasureEffect.OrderGone(customerId), cause);
    }
    return entries.size();
  }

  private static int ordersOf(CustomerState state) {
    return state == null || state.getPreferences() == null
        ? 0
        : state.getPreferences().getOrderCount();
  }

  private void emit(String key, ErasureEffect effect, Record<String, ErasureRequested> cause) {
    context.forward(new Record<>(key, effect, cause.timestamp()));
  }
}
