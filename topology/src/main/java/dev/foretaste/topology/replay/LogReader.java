package dev.foretaste.topology.replay;

import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.inputs.InputNotLoadedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the committed records of one partition from its beginning, bit by bit. */
final class LogReader<T extends SpecificRecord> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Takes what was read. */
  @FunctionalInterface
  interface Taker<T> {
    void take(long offset, T value);
  }

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition place;
  private final Deserializer<T> decoder;

  /**
   * A reader.
   *
   * @param admin stays open as long as the reader
   * @param consumer of committed records, in no group; closed together with the reader
   */
  LogReader(
      Admin admin,
      Consumer<byte[], byte[]> consumer,
      TopicPartition place,
      Deserializer<T> decoder) {
    this.admin = admin;
    this.consumer = consumer;
    this.place = place;
    this.decoder = decoder;
    consumer.assign(List.of(place));
    consumer.seekToBeginning(List.of(place));
  }

  /**
   * Reads on to the end of what is written, committed or not, so that transactions on their way to
   * being visible are waited for. What cannot be decoded is left out.
   *
   * @throws InputNotLoadedException when nothing comes any more
   */
  void readToEnd(Taker<T> taker, Duration limit) {
    long end = end();
    long seen = consumer.position(place);
    long giveUpAt = System.nanoTime() + limit.toNanos();
    while (consumer.position(place) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        decode(record, taker);
      }
      long position = consumer.position(place);
      if (position > seen) {
        seen = position;
        giveUpAt = System.nanoTime() + limit.toNanos();
      } else if (System.nanoTime() - giveUpAt > 0) {
        throw new InputNotLoadedException(
            "%s does not go on after offset %d".formatted(place, position));
      }
    }
  }

  private void decode(ConsumerRecord<byte[], byte[]> record, Taker<T> taker) {
    if (record.value() == null) {
      return;
    }
    try {
      taker.take(record.offset(), decoder.deserialize(place.topic(), record.value()));
    } catch (UndecodableRecordException refusedByTheLiveStreamToo) {
      return;
    }
  }

  private long end() {
    try {
      return admin
          .listOffsets(
              Map.of(place, OffsetSpec.latest()),
              new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .partitionResult(place)
          .get()
          .offset();
    } catch (ExecutionException e) {
      throw new InputNotLoadedException(
          "Kafka does not tell where %s ends: %s".formatted(place, e.getCause().getMessage()));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
