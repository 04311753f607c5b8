package dev.foretaste.topology.history;

import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Puts each prediction in place of the customer's oldest one that is kept. */
public final class KeepHistory implements Processor<String, OrderPrediction, Void, Void> {
  private KeyValueStore<String, HistoryEntry> history;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    history = context.getStateStore(StateStores.PREDICTION_HISTORY);
  }

  @Override
  public void process(Record<String, OrderPrediction> record) {
    String customerId = record.key();
    HistoryEntry latest = history.get(HistoryKeys.latest(customerId));
    long sequence = latest == null ? 1 : latest.getSequence() + 1;
    history.put(HistoryKeys.slot(customerId, sequence), new HistoryEntry(sequence, record.value()));
    history.put(HistoryKeys.latest(customerId), new HistoryEntry(sequence, null));
  }
}
