package dev.foretaste.topics;

/**
 * How long a topic keeps its records.
 *
 * @param milliseconds Kafka's {@code retention.ms}: 0 or more, or -1 for ever
 */
public record Retention(long milliseconds) {

  /** Records are kept for ever. */
  public static final Retention UNLIMITED = new Retention(-1);

  public Retention {
    if (milliseconds < -1) {
      throw new IllegalArgumentException(
          "retention must be -1 (unlimited) or 0 ms and more, but is " + milliseconds);
    }
  }
}
