package dev.foretaste.topology.overview;

import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.QualitySums;
import dev.foretaste.topology.state.StateStores;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;

/** Adds each outcome to the sums of its model version and of the hour in which the order came. */
public final class KeepQuality implements Processor<String, PredictionOutcome, Void, Void> {
  private WindowStore<String, QualitySums> sums;

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    sums = context.getStateStore(StateStores.QUALITY);
  }

  @Override
  public void process(Record<String, PredictionOutcome> record) {
    PredictionOutcome outcome = record.value();
    long hour = Windows.start(record.timestamp(), StateStores.QUALITY_WINDOW);
    QualitySums before = sums.fetch(outcome.getModelVersion(), hour);
    sums.put(
        outcome.getModelVersion(),
        before == null ? plus(new QualitySums(0L, 0.0, 0.0, 0L), outcome) : plus(before, outcome),
        hour);
  }

  private static QualitySums plus(QualitySums sums, PredictionOutcome outcome) {
    return new QualitySums(
        sums.getOrders() + 1,
        sums.getRecallSum() + outcome.getRecallAt10(),
        sums.getNdcgSum() + outcome.getNdcgAt10(),
        sums.getHits() + (outcome.getRecallAt10() > 0 ? 1 : 0));
  }
}
