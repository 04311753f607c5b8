package dev.foretaste.topology.replay;

import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.inputs.InputNotLoadedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
final class LogReader<T> implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Takes what was read. */
  @FunctionalInterface
  interface Taker<T> {
    void take(long offset, T value);
  }

  /** Reads a record; empty when it is none of those that are asked for. */
  @FunctionalInterface
  interface Decoder<T> {
    Optional<T> decode(ConsumerRecord<byte[], byte[]> record);
  }

  private final Admin admin;
  private final Consumer<byte[], byte[]> consumer;
  private final TopicPartition place;
  private final Decoder<T> decoder;

  /**
   * A reader.
   *
   * @param admin stays open as long as the reader
   * @param consumer of committed records, in no group; closed together with the reader
   */
  LogReader(
      Admin admin, Consumer<byte[], byte[]> consumer, TopicPartition place, Decoder<T> decoder) {
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
    readThrough(end() - 1, taker, limit);
  }

  /**
   * Reads on until the committed record at an offset has been read.
   *
   * @throws InputNotLoadedException when nothing comes any more
   */
  void readThrough(long last, Taker<T> taker, Duration limit) {
    long seen = consumer.position(place);
    long giveUpAt = System.nanoTime() + limit.toNanos();
    while (consumer.position(place) <= last) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        decoder.decode(record).ifPresent(value -> taker.take(record.offset(), value));
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

  /** Reads values. */
  static <T extends SpecificRecord> Decoder<T> values(Deserializer<T> deserializer) {
    return record -> {
      try {
        return Optional.ofNullable(record.value())
            .map(value -> deserializer.deserialize(record.topic(), value));
      } catch (UndecodableRecordException refusedByTheLiveStreamToo) {
        return Optional.empty();
      }
    };
  }

  /** Reads places of merged orders. */
  static Decoder<MergedPlaces.Place> places() {
    return record -> {
      Map<String, String> headers = new HashMap<>();
      record
          .headers()
          .forEach(
              header ->
                  headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
      return MergedPlaces.Place.of(headers);
    };
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
