package dev.foretaste.topology.replay;

import dev.foretaste.topics.MergedHeaders;
import dev.foretaste.topics.TopicSpec;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Appends what comes to the log behind orders that were merged from it: as it is, in the same
 * partition, with its place on the log.
 */
public final class AppendToMerged
    implements Processor<byte[], byte[], AppendToMerged.PlacedKey, byte[]> {
  private ProcessorContext<PlacedKey, byte[]> context;

  /**
   * A key that knows its partition: a record that stands in the wrong one must not get into the
   * right one by being copied.
   */
  record PlacedKey(Optional<byte[]> bytes, int partition) {
    private static Serde<PlacedKey> serde() {
      return Serdes.serdeFrom(
          (topic, key) -> key.bytes().orElse(null),
          (topic, bytes) -> {
            throw new UnsupportedOperationException("keys are read as bytes");
          });
    }
  }

  private AppendToMerged() {}

  /** Appends a log to a topic. */
  public static void onto(TopicSpec merged, KStream<byte[], byte[]> log) {
    log.process(AppendToMerged::new, Named.as("place-on-log"))
        .to(
            merged.name(),
            Produced.with(PlacedKey.serde(), Serdes.ByteArray())
                .withStreamPartitioner(
                    (topic, key, value, partitions) -> Optional.of(Set.of(key.partition())))
                .withName("append-to-merged"));
  }

  @Override
  public void init(ProcessorContext<PlacedKey, byte[]> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    PlacedKey key = new PlacedKey(Optional.ofNullable(record.key()), place.partition());
    context.forward(
        new Record<>(
            key, record.value(), record.timestamp(), MergedHeaders.logged(place.offset())));
  }
}
