package dev.foretaste.topology.overview;

import dev.foretaste.schema.OutcomeItem;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/** Counts in how many orders of each store each item was, by the day on which the order came. */
public final class KeepSales implements Processor<String, PredictionOutcome, Void, Void> {
  private WindowStore<String, Long> orders;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    orders = context.getStateStore(StateStores.SALES);
  }

  @Override
  public void process(Record<String, PredictionOutcome> record) {
    long day = Windows.start(record.timestamp(), StateStores.SALES_WINDOW);
    String storeId = record.value().getStoreId();
    count(SalesKey.ofAllOrders(storeId), day);
    for (OutcomeItem item : record.value().getOrdered()) {
      count(new SalesKey(storeId, item.getItemId()), day);
    }
  }

  private void count(SalesKey of, long day) {
    Long before = orders.fetch(of.text(), day);
    orders.put(of.text(), before == null ? 1L : before + 1, day);
  }
}
