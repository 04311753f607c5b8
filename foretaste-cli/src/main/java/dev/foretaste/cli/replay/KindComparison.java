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
  private final Optional<MergedLog> merged;
  private final List<Mismatch> examples = new ArrayList<>();
  private long compared;
  private long different;
  private long unexplained;

  /**
   * How two sides compare.
   *
   * @param compared orders of which both have a record, or one has and the other ought to
   * @param unexplained those of them that are no customer's with orders that only the replay has
   * @param examples the first differences, of the unexplained ones if there are any
   */
  record Result(
      String kind, long compared, long different, long unexplained, List<Mismatch> examples) {}

  /**
   * @param erased whose orders before count for nothing: only one side may have processed them
   * @param merged where the replay's orders stand on the log; empty when they are those of the log
   */
  KindComparison(
      OutputKind<T> kind,
      Deserializer<? extends SpecificRecord> decoder,
      ErasedCustomers erased,
      Optional<MergedLog> merged) {
    this.erased = erased;
    this.merged = merged;
    this.kind = kind;
    this.decoder = decoder;
  }

  /** Compares what a range of a partition's orders led to. */
  void compare(
      int partition,
      OffsetRange range,
      Iterator<StoredRecord> live,
      Iterator<StoredRecord> replayed) {
    Optional<OnLog> places = merged.map(log -> new OnLog(partition, log.places(partition)));
    Optional<T> one = next(live, range, Optional.empty());
    Optional<T> other = next(replayed, range, places);
    while (one.isPresent() || other.isPresent()) {
      long ours = one.map(kind.offset()::applyAsLong).orElse(Long.MAX_VALUE);
      long theirs = other.map(kind.offset()::applyAsLong).orElse(Long.MAX_VALUE);
      if (ours == theirs) {
        compared++;
        String customer = customerOf(one.orElseThrow());
        Difference.between(one.orElseThrow(), other.orElseThrow())
            .ifPresent(
                found ->
                    differ(
                        customer,
                        partition,
                        ours,
                        found.field(),
                        found.expected(),
                        found.actual()));
      } else if (!kind.compacted()) {
        compared++;
        differ(
            customerOf(ours < theirs ? one.orElseThrow() : other.orElseThrow()),
            partition,
            Math.min(ours, theirs),
            "record",
            ours < theirs ? "one" : "none",
            ours < theirs ? "none" : "one");
      }
      one = ours <= theirs ? next(live, range, Optional.empty()) : one;
      other = theirs <= ours ? next(replayed, range, places) : other;
    }
  }

  Result result() {
    return new Result(kind.name(), compared, different, unexplained, List.copyOf(examples));
  }

  private void differ(
      String customer, int partition, long offset, String field, String expected, String actual) {
    different++;
    boolean explained = merged.filter(log -> log.customers().contains(customer)).isPresent();
    if (!explained && unexplained++ == 0) {
      examples.clear();
    }
    if (examples.size() < EXAMPLES && (!explained || unexplained == 0)) {
      examples.add(new Mismatch(kind.name(), partition, offset, field, expected, actual));
    }
  }

  private String customerOf(T record) {
    return kind.customerOf(kind.key().apply(record));
  }

  private boolean isErased(T record) {
    return erased.isErased(
        customerOf(record), kind.partition().applyAsInt(record), kind.offset().applyAsLong(record));
  }

  private T placed(T record, Optional<OnLog> places) {
    places.ifPresent(it -> it.place(record));
    return record;
  }

  /**
   * The next record of an order in the range, at its place on the log; no missing order has one.
   */
  private Optional<T> next(
      Iterator<StoredRecord> records, OffsetRange range, Optional<OnLog> places) {
    while (records.hasNext()) {
      Optional<T> value =
          records
              .next()
              .value()
              .map(bytes -> kind.type().cast(decoder.deserialize(kind.topic().name(), bytes)))
              .map(record -> placed(record, places))
              .filter(record -> range.contains(kind.offset().applyAsLong(record)))
              .filter(record -> !isErased(record));
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }
}
