package dev.foretaste.topology.erasure;

import dev.foretaste.schema.CustomerErased;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.inputs.PatientDecoder;
import dev.foretaste.topology.metrics.TopologyMetrics;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the erasures topic on the global thread, before any order is processed. */
public final class ErasuresReader implements Processor<byte[], byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(ErasuresReader.class);

  private final PatientDecoder decoder;
  private final ErasedCustomers erased;
  private final TopologyMetrics metrics;

  /** A reader that fills this view. */
  public ErasuresReader(
      Deserializer<? extends SpecificRecord> decoder,
      ErasedCustomers erased,
      TopologyMetrics metrics) {
    this.decoder = new PatientDecoder(decoder);
    this.erased = erased;
    this.metrics = metrics;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      if (record.key() != null
          && record.value() != null
          && decoder.decode(record.value()) instanceof CustomerErased erasure) {
        erased.note(new String(record.key(), StandardCharsets.UTF_8), erasure);
      }
    } catch (UndecodableRecordException e) {
      metrics.erasureRecordRefused();
      LOG.warn("A record of an erasure is refused: {}", e.getMessage());
    }
  }
}
