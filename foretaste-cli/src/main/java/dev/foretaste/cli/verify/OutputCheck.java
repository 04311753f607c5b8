package dev.foretaste.cli.verify;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topology.erasure.ErasedCustomers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Compares what orders must have left behind on one topic partition with what stands there. Both
 * come in the sequence of the orders, so one record of each is held at a time. Not thread-safe.
 */
final class OutputCheck<T extends SpecificRecord> {
  private record Actual<T>(String key, T value, long ordersOffset) {}

  private final OutputKind<T> kind;
  private final int partition;
  private final long ordersEnd;
  private final Iterator<StoredRecord> records;
  private final Deserializer<? extends SpecificRecord> decoder;
  private final Mismatches mismatches;
  private final Map<String, Long> compactedAway = new HashMap<>();
  private final Set<String> replacedLater = new HashSet<>();
  private final Set<String> toBeErased = new HashSet<>();

  /** Tombstones that were read ahead of the order that led to them. */
  private final Set<String> takenBackEarly = new HashSet<>();

  private final Set<String> standing = new HashSet<>();
  private final ErasedCustomers erased;
  private Optional<Actual<T>> next;
  private long found;

  /**
   * @param erased whose records may be, and then have to be, taken back on a compacted topic
   * @param ordersEnd what orders from here on caused is ignored: it is still coming in
   */
  OutputCheck(
      OutputKind<T> kind,
      int partition,
      long ordersEnd,
      Iterator<StoredRecord> records,
      Deserializer<? extends SpecificRecord> decoder,
      Mismatches mismatches,
      ErasedCustomers erased) {
    this.erased = erased;
    this.kind = kind;
    this.partition = partition;
    this.ordersEnd = ordersEnd;
    this.records = records;
    this.decoder = decoder;
    this.mismatches = mismatches;
    this.next = advance();
  }

  /** An order must have left this record; orders come in their sequence. */
  void expect(T expected) {
    long offset = kind.offset().applyAsLong(expected);
    String key = kind.key().apply(expected);
    Optional<Actual<T>> actual = takeAt(offset, key);
    if (actual.isPresent()) {
      compare(offset, key, expected, actual.get());
    }
  }

  /** An order must have left a record, but it is not known which. */
  void expectAny(T likeThis) {
    takeAt(kind.offset().applyAsLong(likeThis), kind.key().apply(likeThis));
  }

  /** What the order at this offset left, if anything, must have been taken back if it can be. */
  void leaveOut(long offset) {
    skipTo(offset);
    while (next.isPresent() && next.get().ordersOffset() == offset) {
      if (kind.compacted()) {
        toBeErased.add(next.get().key());
      }
      found--;
      next = advance();
    }
  }

  /** An order must have taken back what stands under this key, if anything does. */
  void takeBack(String key) {
    compactedAway.remove(key);
    if (standing.remove(key) && !takenBackEarly.remove(key)) {
      toBeErased.add(key);
    }
    takenBackEarly.remove(key);
  }

  /** To be called after all orders. */
  void finish() {
    skipTo(ordersEnd);
    takenBackEarly.forEach(
        key -> mismatches.unexpected(kind.name(), partition, -1, "a record without value"));
    toBeErased.forEach(
        key -> mismatches.unexpected(kind.name(), partition, -1, "one that was to be taken back"));
    compactedAway.keySet().removeAll(replacedLater);
    compactedAway
        .values()
        .forEach(offset -> mismatches.missing(kind.name() + " (latest)", partition, offset));
  }

  /** How many records of orders before the end there were. */
  long found() {
    return found;
  }

  private Optional<Actual<T>> takeAt(long offset, String key) {
    skipTo(offset);
    Optional<Actual<T>> actual = next.filter(record -> record.ordersOffset() == offset);
    if (actual.isPresent()) {
      compactedAway.remove(key);
      if (kind.compacted()) {
        standing.add(key);
      }
      next = advance();
    } else if (kind.compacted()) {
      compactedAway.put(key, offset);
    } else {
      mismatches.missing(kind.name(), partition, offset);
    }
    return actual;
  }

  private void compare(long offset, String key, T expected, Actual<T> actual) {
    if (!actual.key().equals(key)) {
      mismatches.add(new Mismatch(kind.name(), partition, offset, "record key", key, actual.key()));
      return;
    }
    Difference.between(expected, actual.value())
        .ifPresent(
            difference ->
                mismatches.add(
                    new Mismatch(
                        kind.name(),
                        partition,
                        offset,
                        difference.field(),
                        difference.expected(),
                        difference.actual())));
  }

  private void skipTo(long offset) {
    while (next.isPresent() && next.get().ordersOffset() < offset) {
      mismatches.unexpected(kind.name(), partition, next.get().ordersOffset(), "a record");
      next = advance();
    }
  }

  /** The next record of an order before the end. */
  private Optional<Actual<T>> advance() {
    while (records.hasNext()) {
      StoredRecord stored = records.next();
      Optional<Actual<T>> actual = read(stored);
      if (actual.isPresent()) {
        if (actual.get().ordersOffset() < ordersEnd) {
          found++;
          return actual;
        }
        replacedLater.add(actual.get().key());
      }
    }
    return Optional.empty();
  }

  private Optional<Actual<T>> read(StoredRecord stored) {
    if (stored.value().isEmpty() && kind.compacted()) {
      String key = stored.keyText();
      if (!toBeErased.remove(key) && !isErased(key)) {
        takenBackEarly.add(key);
      }
      return Optional.empty();
    }
    if (stored.value().isEmpty()) {
      unusable(stored, "a record without value");
      return Optional.empty();
    }
    T value;
    try {
      value = kind.type().cast(decoder.deserialize(kind.topic().name(), stored.value().get()));
    } catch (UndecodableRecordException e) {
      unusable(stored, "undecodable: " + e.getMessage());
      return Optional.empty();
    }
    if (kind.partition().applyAsInt(value) != partition) {
      unusable(stored, "a record of orders partition " + kind.partition().applyAsInt(value));
      return Optional.empty();
    }
    return Optional.of(new Actual<>(stored.keyText(), value, kind.offset().applyAsLong(value)));
  }

  private boolean isErased(String key) {
    return erased.find(kind.customerOf(key)).isPresent();
  }

  private void unusable(StoredRecord stored, String what) {
    String kindAndPlace =
        "%s at %s:%d:%d".formatted(kind.name(), kind.topic().name(), partition, stored.offset());
    mismatches.add(
        new Mismatch(
            kindAndPlace, partition, -1, Mismatches.UNEXPECTED, "a readable record", what));
  }
}
