package dev.foretaste.topology.inputs;

import dev.foretaste.schema.MenuItem;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.metrics.TopologyMetrics;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows menu-items on the global thread and publishes the menu to the timeline. */
public final class MenuReader implements Processor<byte[], byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(MenuReader.class);

  private final PatientDecoder decoder;
  private final MenuTimeline timeline;
  private final TopologyMetrics metrics;
  private ProcessorContext<Void, Void> context;

  /** A reader that publishes to this timeline. */
  public MenuReader(
      Deserializer<? extends SpecificRecord> decoder,
      MenuTimeline timeline,
      TopologyMetrics metrics) {
    this.decoder = new PatientDecoder(decoder);
    this.timeline = timeline;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null) {
      refuse("it has no key");
      return;
    }
    String itemId = new String(record.key(), StandardCharsets.UTF_8);
    try {
      long offset = context.recordMetadata().orElseThrow().offset();
      if (record.value() != null && decoder.decode(record.value()) instanceof MenuItem item) {
        timeline.note(itemId, item, offset);
      } else {
        timeline.remove(itemId, offset);
      }
    } catch (UndecodableRecordException e) {
      refuse(e.getMessage());
    }
  }

  private void refuse(String why) {
    metrics.menuRecordRefused();
    LOG.warn("A menu record is refused: {}", why);
  }
}
