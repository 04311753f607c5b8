package dev.foretaste.cli.deadletters;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.topics.DeadLetterHeaders;
import java.time.Instant;

/**
 * A dead letter.
 *
 * @param id where it stands
 * @param record the refused record as it was, with the reason in the headers
 * @param status what became of it
 */
record Letter(LetterId id, StoredRecord record, LetterStatus status) {

  /** Code of the reason. */
  String reason() {
    return header(DeadLetterHeaders.REASON);
  }

  /** The field at fault; empty when it is the record as a whole. */
  String field() {
    return header(DeadLetterHeaders.FIELD);
  }

  /** What is wrong and what to do, for people. */
  String detail() {
    return header(DeadLetterHeaders.DETAIL);
  }

  /** Where the refused record was read, topic:partition:offset. */
  String source() {
    return "%s:%s:%s"
        .formatted(
            header(DeadLetterHeaders.TOPIC),
            header(DeadLetterHeaders.PARTITION),
            header(DeadLetterHeaders.OFFSET));
  }

  /** When the refused record was produced. */
  Instant time() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  /** Whether only the beginning of the value is here. */
  boolean isTruncated() {
    return record.headers().containsKey(DeadLetterHeaders.TRUNCATED);
  }

  private String header(String name) {
    return record.headers().getOrDefault(name, "");
  }
}
