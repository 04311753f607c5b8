package dev.foretaste.learning.examples;

import dev.foretaste.candidates.Menu;
import dev.foretaste.hashing.StableHash;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.serde.AvroBinary;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Set;

/**
 * A training example in its compact form: what puts it in sequence, and the rest as Avro binary.
 *
 * @param key its key on the topic: customer and slot
 * @param customerId the customer
 * @param orderNumber number of the labelling order among the customer's
 * @param eventTime time of the label, in ms since 1970-01-01T00:00Z
 * @param partition partition of the topic it was read from
 * @param offset its offset there
 * @param bytes the whole example; not to be changed
 */
public record HeldExample(
    String key,
    String customerId,
    int orderNumber,
    long eventTime,
    int partition,
    long offset,
    byte[] bytes) {

  private static final AvroBinary<TrainingExample> CODEC = AvroBinary.of(TrainingExample.class);

  /** By time of the label; those at the same time by customer, then by order number. */
  public static final Comparator<HeldExample> CHRONOLOGICAL =
      Comparator.comparingLong(HeldExample::eventTime)
          .thenComparing(HeldExample::customerId)
          .thenComparingInt(HeldExample::orderNumber)
          .thenComparing(HeldExample::key);

  /** Takes an example over. */
  public static HeldExample of(String key, TrainingExample example, int partition, long offset) {
    return new HeldExample(
        key,
        example.getCustomerId(),
        example.getOrderNumber(),
        example.getEventTime(),
        partition,
        offset,
        CODEC.encode(example));
  }

  /** The whole example. */
  public TrainingExample decode() {
    return CODEC.decode(bytes);
  }

  /** The menu that held for the standing prediction, as far as it mattered. */
  public static Menu menuOf(TrainingExample example) {
    if (example.getExcluded().isEmpty()) {
      return Menu.EVERYTHING;
    }
    Set<String> excluded = Set.copyOf(example.getExcluded());
    return itemId -> !excluded.contains(itemId);
  }

  /** Hash of key and content, wherever it stands on the topic. */
  long hash() {
    StableHash hash = new StableHash().add(key).add(bytes.length);
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.remaining() >= Long.BYTES) {
      hash.add(rest.getLong());
    }
    while (rest.hasRemaining()) {
      hash.add(rest.get());
    }
    return hash.value();
  }
}
