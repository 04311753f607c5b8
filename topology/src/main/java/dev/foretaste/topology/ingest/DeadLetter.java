package dev.foretaste.topology.ingest;

import dev.foretaste.orders.Rejection;
import dev.foretaste.topics.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record that cannot be taken, as it came, and why.
 *
 * @param key its key; empty when it had none
 * @param value its value; empty when it had none
 * @param rejection why
 * @param topic where it was read
 * @param partition its partition there
 * @param offset its offset there
 */
public record DeadLetter(
    Optional<byte[]> key,
    Optional<byte[]> value,
    Rejection rejection,
    String topic,
    int partition,
    long offset)
    implements Arrival {

  private static final int MAX_BYTES = 1 << 20;

  /** A dead letter for the record that is being processed. */
  public static DeadLetter of(
      byte[] key, byte[] value, Rejection rejection, RecordMetadata position) {
    return new DeadLetter(
        Optional.ofNullable(key),
        Optional.ofNullable(value),
        rejection,
        position.topic(),
        position.partition(),
        position.offset());
  }

  /** A dead letter for the first of several faults that says how many there are. */
  public static Rejection firstOf(List<Rejection> faults) {
    Rejection first = faults.get(0);
    return faults.size() == 1
        ? first
        : new Rejection(
            first.code(),
            first.field(),
            first.detail() + " (and %d more faults)".formatted(faults.size() - 1));
  }

  /** The key as it is kept: null when there was none, cut when it was huge. */
  byte[] keptKey() {
    return key.map(DeadLetter::cut).orElse(null);
  }

  /** The value as it is kept: null when there was none, its first MiB when it was larger. */
  byte[] keptValue() {
    return value.map(DeadLetter::cut).orElse(null);
  }

  private static byte[] cut(byte[] bytes) {
    return bytes.length <= MAX_BYTES ? bytes : Arrays.copyOf(bytes, MAX_BYTES);
  }

  /** The reason and the origin, as the headers of the dead-letter record. */
  public Headers headers() {
    RecordHeaders headers = new RecordHeaders();
    add(headers, DeadLetterHeaders.REASON, rejection.code());
    add(headers, DeadLetterHeaders.FIELD, rejection.field());
    add(headers, DeadLetterHeaders.DETAIL, rejection.detail());
    add(headers, DeadLetterHeaders.TOPIC, topic);
    add(headers, DeadLetterHeaders.PARTITION, Integer.toString(partition));
    add(headers, DeadLetterHeaders.OFFSET, Long.toString(offset));
    value
        .filter(bytes -> bytes.length > MAX_BYTES)
        .ifPresent(
            bytes -> add(headers, DeadLetterHeaders.TRUNCATED, Integer.toString(bytes.length)));
    return headers;
  }

  private static void add(RecordHeaders headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
