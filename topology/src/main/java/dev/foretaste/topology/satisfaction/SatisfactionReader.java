package dev.foretaste.topology.satisfaction;

import dev.foretaste.schema.PeriodSatisfaction;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.inputs.PatientDecoder;
import dev.foretaste.topology.metrics.TopologyMetrics;
import java.time.DateTimeException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the satisfaction topic on the global thread, so that every instance can answer. */
public final class SatisfactionReader implements Processor<byte[], byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(SatisfactionReader.class);

  private final PatientDecoder decoder;
  private final SatisfactionView view;
  private final TopologyMetrics metrics;

  /** A reader that fills this view. */
  public SatisfactionReader(
      Deserializer<? extends SpecificRecord> decoder,
      SatisfactionView view,
      TopologyMetrics metrics) {
    this.decoder = new PatientDecoder(decoder);
    this.view = view;
    this.metrics = metrics;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      if (record.value() != null
          && decoder.decode(record.value()) instanceof PeriodSatisfaction summary) {
        view.note(summary);
      }
    } catch (UndecodableRecordException | DateTimeException e) {
      metrics.satisfactionRecordRefused();
      LOG.warn("A record of satisfaction is refused: {}", e.getMessage());
    }
  }
}
