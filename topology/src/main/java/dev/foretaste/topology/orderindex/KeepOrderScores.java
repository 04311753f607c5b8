package dev.foretaste.topology.orderindex;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.topology.state.StateStores;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Keeps what was expected of an order under its id, for as long as the store retains it or until
 * the customer is forgotten.
 */
final class KeepOrderScores implements Processor<String, PredictionOutcome, Void, Void> {
  private WindowStore<String, PredictionOutcome> scores;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    scores = context.getStateStore(StateStores.ORDER_SCORES);
  }

  @Override
  public void process(Record<String, PredictionOutcome> record) {
    if (record.value() == null) {
      OrderScoreIndex.customerOf(record).ifPresent(customer -> forget(record.key(), customer));
    } else {
      keep(record.key(), record.value(), Math.max(0, record.timestamp()));
    }
  }

  /** Customers may use the same id at the same time; they stand a millisecond apart then. */
  private void keep(String orderId, PredictionOutcome outcome, long timestamp) {
    long at = timestamp;
    PredictionOutcome there = scores.fetch(orderId, at);
    while (there != null && !there.getCustomerId().equals(outcome.getCustomerId())) {
      at++;
      there = scores.fetch(orderId, at);
    }
    scores.put(orderId, outcome, at);
  }

  private void forget(String orderId, String customerId) {
    List<Long> gone = new ArrayList<>();
    try (var entries = scores.fetch(orderId, 0, Long.MAX_VALUE)) {
      while (entries.hasNext()) {
        KeyValue<Long, PredictionOutcome> entry = entries.next();
        if (entry.value.getCustomerId().equals(customerId)) {
          gone.add(entry.key);
        }
      }
    }
    gone.forEach(at -> scores.put(orderId, null, at));
  }
}
