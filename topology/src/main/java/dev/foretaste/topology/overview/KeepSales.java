package dev.foretaste.topology.overview;

import dev.foretaste.schema.OutcomeItem;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.SoldOrder;
import dev.foretaste.topology.state.StateStores;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts in how many orders of each store each item was, by the day on which the order came. Orders
 * are noted one by one and added to the sums many at a time: a sum per item would have to be read,
 * written and logged for each line of each order.
 */
public final class KeepSales implements Processor<String, PredictionOutcome, Void, Void> {
  private static final int BATCH = 4096;

  private final int batchSize;
  private RecentSales recent;
  private SalesLedger ledger;

  /** Adds to the sums as many orders at a time as pays. */
  public KeepSales() {
    this(BATCH);
  }

  KeepSales(int batchSize) {
    this.batchSize = batchSize;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    recent = new RecentSales(context.getStateStore(StateStores.RECENT_SALES), batchSize);
    ledger =
        new SalesLedger(context.getStateStore(StateStores.SALES), StateStores.SALES_KEPT.toDays());
  }

  @Override
  public void process(Record<String, PredictionOutcome> record) {
    recent.add(sold(record.value(), record.timestamp()));
    if (recent.isFull()) {
      ledger.add(recent.batch(), recent.orders());
      recent.beginNext();
    }
  }

  private static SoldOrder sold(PredictionOutcome outcome, long timestamp) {
    List<String> items = new ArrayList<>(outcome.getOrdered().size());
    for (OutcomeItem item : outcome.getOrdered()) {
      items.add(item.getItemId());
    }
    long day = Math.max(0, timestamp) / StateStores.SALES_WINDOW.toMillis();
    return new SoldOrder(day, outcome.getStoreId(), items);
  }
}
