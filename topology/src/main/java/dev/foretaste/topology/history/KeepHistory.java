package dev.foretaste.topology.history;

import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.topology.processing.Emission;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Puts each prediction in place of the customer's oldest one that is kept. */
public final class KeepHistory implements Processor<String, Emission.Predicted, Void, Void> {
  private KeyValueStore<String, HistoryEntry> history;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    history = context.getStateStore(StateStores.PREDICTION_HISTORY);
  }

  @Override
  public void process(Record<String, Emission.Predicted> record) {
    long number = record.value().number();
    history.put(
        HistoryKeys.slot(record.key(), number),
        new HistoryEntry(number, record.value().prediction()));
  }
}
