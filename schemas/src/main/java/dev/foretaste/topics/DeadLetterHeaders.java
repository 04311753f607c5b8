package dev.foretaste.topics;

/** Record headers of dead-letter topics; every value is UTF-8 text. */
public final class DeadLetterHeaders {
  /** Short and stable code of the reason, for filters. */
  public static final String REASON = "foretaste.dlq.reason";

  /** The field that is at fault; empty when the record as a whole is. */
  public static final String FIELD = "foretaste.dlq.field";

  /** What is wrong and what to do about it, for people. */
  public static final String DETAIL = "foretaste.dlq.detail";

  /** Topic that the record was read from. */
  public static final String TOPIC = "foretaste.dlq.topic";

  /** Its partition, decimal. */
  public static final String PARTITION = "foretaste.dlq.partition";

  /** Its offset, decimal. */
  public static final String OFFSET = "foretaste.dlq.offset";

  /**
   * Only when the value was too large to be kept whole: its size in bytes, decimal; the original
   * still stands at the position above.
   */
  public static final String TRUNCATED = "foretaste.dlq.truncated";

  /** On an event that was sent again: the dead letter it was, as topic:partition:offset. */
  public static final String RETRY_OF = "foretaste.dlq.retry-of";

  private DeadLetterHeaders() {}
}
