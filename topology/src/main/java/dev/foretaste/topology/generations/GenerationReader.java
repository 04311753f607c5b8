package dev.foretaste.topology.generations;

import dev.foretaste.schema.LiveGeneration;
import dev.foretaste.serde.UndecodableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topic generations on the global thread. */
public final class GenerationReader implements Processor<byte[], byte[], Void, Void> {
  private static final Logger LOG = LoggerFactory.getLogger(GenerationReader.class);
  private static final String LIVE = "live";

  private final Deserializer<? extends SpecificRecord> decoder;
  private final GenerationTimeline timeline;
  private ProcessorContext<Void, Void> context;

  /** A reader that tells this timeline. */
  public GenerationReader(
      Deserializer<? extends SpecificRecord> decoder, GenerationTimeline timeline) {
    this.decoder = decoder;
    this.timeline = timeline;
  }

  @Override
  public void init(ProcessorContext<Void, Void> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (record.key() == null || !LIVE.equals(new String(record.key(), StandardCharsets.UTF_8))) {
      return;
    }
    long offset = context.recordMetadata().orElseThrow().offset();
    try {
      timeline.note(offset, Optional.ofNullable(record.value()).map(this::decode));
    } catch (UndecodableRecordException | ClassCastException e) {
      LOG.warn("The generation at offset {} cannot be read and is left out", offset, e);
    }
  }

  private LiveGeneration decode(byte[] value) {
    LiveGeneration live = (LiveGeneration) decoder.deserialize("", value);
    LOG.info("Generation '{}' follows '{}'", live.getName(), live.getPredecessor());
    return live;
  }
}
