package dev.foretaste.cli.verify;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.cli.topics.Topics;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the step from orders to orders-by-customer: every order that is sound but for its key and
 * partition is there once, unchanged, under its customer's id, nothing else is, and the others are
 * dead letters. In memory, an entry per order.
 */
final class RekeyCheck {
  private static final String KIND = "rekeyed order";
  private static final TopicSpec ARRIVED = TopicCatalogue.ORDERS;
  private static final TopicSpec REKEYED = TopicCatalogue.ORDERS_BY_CUSTOMER;

  /** Equal records in orders-by-customer: how many, and where the last one stands. */
  private record Copies(long count, int partition, long offset) {
    Copies and(Copies later) {
      return new Copies(count + later.count, later.partition, later.offset);
    }

    Copies less() {
      return new Copies(count - 1, partition, offset);
    }
  }

  private final Topics topics;
  private final Door door;
  private final DeadLetters deadLetters;
  private final Mismatches mismatches;
  private final RecordDigest digest = new RecordDigest();
  private final Map<Long, Copies> unexplained = new HashMap<>();

  /**
   * @param door for orders under any key
   * @param deadLetters of the topic orders
   */
  RekeyCheck(Topics topics, Door door, DeadLetters deadLetters, Mismatches mismatches) {
    this.topics = topics;
    this.door = door;
    this.deadLetters = deadLetters;
    this.mismatches = mismatches;
  }

  /**
   * Runs through both topics.
   *
   * @param arrivedEnds per partition of orders, where those end that must have been rekeyed; later
   *     ones may have been
   * @param rekeyedEnds per partition of orders-by-customer, where the records that count end
   */
  void run(List<Long> arrivedEnds, List<Long> rekeyedEnds) {
    for (int p = 0; p < rekeyedEnds.size(); p++) {
      noteRekeyed(p, rekeyedEnds.get(p));
    }
    List<Long> later = new ArrayList<>();
    for (int p = 0; p < arrivedEnds.size(); p++) {
      checkArrived(p, arrivedEnds.get(p), later);
    }
    later.forEach(this::explain);
    unexplained.values().forEach(this::report);
    deadLetters.finish();
  }

  private void noteRekeyed(int partition, long end) {
    Iterator<StoredRecord> records = topics.read(REKEYED, partition);
    while (records.hasNext()) {
      StoredRecord record = records.next();
      if (record.offset() >= end) {
        break;
      }
      if (record.placeholder().isPresent()) {
        continue;
      }
      long content = digest.of(record.key(), record.value());
      unexplained.merge(content, new Copies(1, partition, record.offset()), Copies::and);
    }
  }

  private void checkArrived(int partition, long end, List<Long> later) {
    Iterator<StoredRecord> records = topics.read(ARRIVED, partition);
    while (records.hasNext()) {
      StoredRecord record = records.next();
      boolean due = record.offset() < end;
      Door.Verdict verdict = door.judge(record, partition);
      Optional<String> customer = customer(verdict);
      if (customer.isPresent()) {
        byte[] key = customer.get().getBytes(StandardCharsets.UTF_8);
        long content = digest.of(Optional.of(key), record.value());
        if (!due) {
          later.add(content);
        } else if (!explain(content)) {
          mismatches.missing(KIND, partition, record.offset());
        }
      } else if (due && verdict instanceof Door.Verdict.Refused refused) {
        deadLetters.expect(partition, record, refused.reason());
      } else if (verdict instanceof Door.Verdict.Erased) {
        deadLetters.leaveOut(partition, record.offset());
      }
    }
  }

  /** Whose event it is, when it is sound. */
  private static Optional<String> customer(Door.Verdict verdict) {
    if (verdict instanceof Door.Verdict.Sound sound) {
      return Optional.of(sound.event().customerId());
    }
    return verdict instanceof Door.Verdict.Erasure erasure
        ? Optional.of(erasure.customerId())
        : Optional.empty();
  }

  /** Whether there was one more record of this content in orders-by-customer. */
  private boolean explain(long content) {
    Copies copies = unexplained.get(content);
    if (copies == null) {
      return false;
    }
    if (copies.count() == 1) {
      unexplained.remove(content);
    } else {
      unexplained.put(content, copies.less());
    }
    return true;
  }

  private void report(Copies copies) {
    for (long n = 0; n < copies.count(); n++) {
      mismatches.unexpected(
          KIND,
          copies.partition(),
          copies.offset(),
          "one in %s that no order led to".formatted(REKEYED.name()));
    }
  }
}
