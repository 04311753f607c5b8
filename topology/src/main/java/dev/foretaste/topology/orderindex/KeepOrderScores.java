package dev.foretaste.topology.orderindex;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/** Keeps what was expected of an order under its id, for as long as the store retains it. */
final class KeepOrderScores implements Processor<String, PredictionOutcome, Void, Void> {
  private WindowStore<String, PredictionOutcome> scores;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    scores = context.getStateStore(StateStores.ORDER_SCORES);
  }

  @Override
  public void process(Record<String, PredictionOutcome> record) {
    scores.put(record.key(), record.value(), Math.max(0, record.timestamp()));
  }
}
