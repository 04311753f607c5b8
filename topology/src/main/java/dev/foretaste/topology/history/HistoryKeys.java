package dev.foretaste.topology.history;

/**
 * Keys of the history store: per customer a ring of slots. Customer ids hold no control characters,
 * so no customer's keys lie among those of another.
 */
public final class HistoryKeys {
  /** How many predictions of a customer are kept. */
  public static final int KEPT = 20;

  private static final char SEPARATOR = '\u0000';
  private static final char AFTER_SEPARATOR = '\u0001';

  private HistoryKeys() {}

  /** Key of a prediction by its number; every {@value #KEPT}th has the same. */
  static String slot(String customerId, long sequence) {
    long slot = sequence % KEPT;
    return customerId + SEPARATOR + (char) ('0' + slot / 10) + (char) ('0' + slot % 10);
  }

  /** Before all keys of a customer. */
  public static String from(String customerId) {
    return customerId + SEPARATOR;
  }

  /** After all keys of a customer. */
  public static String to(String customerId) {
    return customerId + AFTER_SEPARATOR;
  }
}
