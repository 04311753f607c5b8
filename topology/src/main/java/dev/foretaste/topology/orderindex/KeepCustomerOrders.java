package dev.foretaste.topology.orderindex;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Keeps, beside the customer's state, under which order ids the index elsewhere holds something of
 * the customer: without it, forgetting a customer would be a search through all orders.
 */
final class KeepCustomerOrders implements Processor<String, PredictionOutcome, Void, Void> {
  private WindowStore<String, String> orders;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    orders = context.getStateStore(StateStores.CUSTOMER_ORDERS);
  }

  @Override
  public void process(Record<String, PredictionOutcome> record) {
    String orderId = record.value().getOrderId();
    orders.put(
        CustomerOrderKeys.of(record.key(), orderId), orderId, Math.max(0, record.timestamp()));
  }
}
