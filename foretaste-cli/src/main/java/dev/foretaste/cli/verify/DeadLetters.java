package dev.foretaste.cli.verify;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.cli.topics.Topics;
import dev.foretaste.topics.DeadLetterHeaders;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dead letters that are there, by the order record they were made from. Not thread-safe. */
final class DeadLetters {
  private static final String KIND = "dead letter";

  private record Place(int partition, long offset) {}

  private record Letter(String reason, int content) {}

  private final Map<Place, Letter> letters = new HashMap<>();
  private final Mismatches mismatches;
  private long found;

  private DeadLetters(Mismatches mismatches) {
    this.mismatches = mismatches;
  }

  /**
   * Reads those of one orders topic.
   *
   * @param ends per partition, where the orders that count end
   */
  static DeadLetters read(Topics topics, TopicSpec orders, List<Long> ends, Mismatches mismatches) {
    DeadLetters letters = new DeadLetters(mismatches);
    for (int p = 0; p < topics.partitions(TopicCatalogue.ORDERS_DLQ); p++) {
      Iterator<StoredRecord> records = topics.read(TopicCatalogue.ORDERS_DLQ, p);
      while (records.hasNext()) {
        letters.note(records.next(), orders, ends);
      }
    }
    return letters;
  }

  private void note(StoredRecord record, TopicSpec orders, List<Long> ends) {
    Map<String, String> headers = record.headers();
    if (!orders.name().equals(headers.get(DeadLetterHeaders.TOPIC))) {
      return;
    }
    Optional<Place> place = place(headers).filter(p -> p.partition() < ends.size());
    if (place.isEmpty()) {
      mismatches.unexpected(KIND, -1, -1, "one of no order record");
      return;
    }
    int partition = place.get().partition();
    long offset = place.get().offset();
    if (offset >= ends.get(partition)) {
      return;
    }
    found++;
    Letter letter =
        new Letter(headers.getOrDefault(DeadLetterHeaders.REASON, ""), contentOf(record));
    if (letters.put(place.get(), letter) != null) {
      mismatches.unexpected(KIND, partition, offset, "a second one");
    }
  }

  private static Optional<Place> place(Map<String, String> headers) {
    try {
      return Optional.of(
          new Place(
              Integer.parseUnsignedInt(headers.getOrDefault(DeadLetterHeaders.PARTITION, "")),
              Long.parseUnsignedLong(headers.getOrDefault(DeadLetterHeaders.OFFSET, ""))));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** This order record must have become a dead letter, as it was. */
  void expect(int partition, StoredRecord record, String reason) {
    Letter letter = letters.remove(new Place(partition, record.offset()));
    if (letter == null) {
      mismatches.missing(KIND, partition, record.offset());
    } else if (!letter.reason().equals(reason)) {
      mismatches.add(
          new Mismatch(KIND, partition, record.offset(), "reason", reason, letter.reason()));
    } else if (letter.content() != contentOf(record)) {
      mismatches.add(
          new Mismatch(KIND, partition, record.offset(), "key and value", "the order's", "others"));
    }
  }

  /** The order record does not count any more, whether or not it had become a dead letter. */
  void leaveOut(int partition, long offset) {
    if (letters.remove(new Place(partition, offset)) != null) {
      found--;
    }
  }

  /** To be called after all orders. */
  void finish() {
    letters.forEach(
        (place, letter) ->
            mismatches.unexpected(KIND, place.partition(), place.offset(), letter.reason()));
  }

  /** How many there were. */
  long found() {
    return found;
  }

  private static int contentOf(StoredRecord record) {
    return 31 * Arrays.hashCode(record.key().orElse(null))
        + Arrays.hashCode(record.value().orElse(null));
  }
}
