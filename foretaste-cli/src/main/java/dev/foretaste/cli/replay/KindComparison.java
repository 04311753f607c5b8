package dev.foretaste.cli.replay;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.cli.verify.Difference;
import dev.foretaste.cli.verify.Mismatch;
import dev.foretaste.cli.verify.OutputKind;
import dev.foretaste.topology.erasure.ErasedCustomers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Compares one kind of output, partition by partition: the records of both sides by the order that
 * caused them, which both have in sequence. On a compacted topic a record that only one side has is
 * not counted: a later one replaced it. Not thread-safe.
 */
final class KindComparison<T extends SpecificRecord> {
  private static final int EXAMPLES = 5;

  private final OutputKind<T> kind;
  private final Deserializer<? extends SpecificRecord> decoder;
  private final ErasedCustomers erased;
  private final List<Mismatch> examples = new ArrayList<>();
  private long compared;
  private long different;

  /**
   * How two sides compare.
   *
   * @param compared orders of which both have a record, or one has and the other ought to
   * @param examples the first differences
   */
  record Result(String kind, long compared, long different, List<Mismatch> examples) {}

  /**
   * @param erased whose orders before count for nothing: only one side may have processed them
   */
  KindComparison(
      OutputKind<T> kind, Deserializer<? extends SpecificRecord> decoder, ErasedCustomers erased) {
    this.erased = erased;
    this.kind = kind;
    this.decoder = decoder;
  }

  /** Compares what a range of a partition's orders led to. */
  void compare(
      int partition,
      OffsetRange range,
      Iterator<StoredRecord> live,
      Iterator<StoredRecord> replayed) {
    Optional<T> one = next(live, range);
    Optional<T> other = next(replayed, range);
    while (one.isPresent() || other.isPresent()) {
      long ours = one.map(kind.offset()::applyAsLong).orElse(Long.MAX_VALUE);
      long theirs = other.map(kind.offset()::applyAsLong).orElse(Long.MAX_VALUE);
      if (ours == theirs) {
        compared++;
        Difference.between(one.orElseThrow(), other.orElseThrow())
            .ifPresent(
                found -> differ(partition, ours, found.field(), found.expected(), found.actual()));
      } else if (!kind.compacted()) {
        compared++;
        differ(
            partition,
            Math.min(ours, theirs),
            "record",
            ours < theirs ? "one" : "none",
            ours < theirs ? "none" : "one");
      }
      one = ours <= theirs ? next(live, range) : one;
      other = theirs <= ours ? next(replayed, range) : other;
    }
  }

  Result result() {
    return new Result(kind.name(), compared, different, List.copyOf(examples));
  }

  private void differ(int partition, long offset, String field, String expected, String actual) {
    different++;
    if (examples.size() < EXAMPLES) {
      examples.add(new Mismatch(kind.name(), partition, offset, field, expected, actual));
    }
  }

  private boolean isErased(T record) {
    return erased.isErased(
        kind.customerOf(kind.key().apply(record)),
        kind.partition().applyAsInt(record),
        kind.offset().applyAsLong(record));
  }

  /** The next record of an order in the range. */
  private Optional<T> next(Iterator<StoredRecord> records, OffsetRange range) {
    while (records.hasNext()) {
      Optional<T> value =
          records
              .next()
              .value()
              .map(bytes -> kind.type().cast(decoder.deserialize(kind.topic().name(), bytes)))
              .filter(record -> range.contains(kind.offset().applyAsLong(record)))
              .filter(record -> !isErased(record));
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }
}
