package dev.foretaste.topology.orderindex;

/**
 * Keys of the store with each customer's order ids: of customer and order, so that a record can be
 * written without a look at what is there. Ids hold no control characters.
 */
public final class CustomerOrderKeys {
  private static final char SEPARATOR = '\u0000';
  private static final char AFTER_SEPARATOR = '\u0001';

  private CustomerOrderKeys() {}

  static String of(String customerId, String orderId) {
    return customerId + SEPARATOR + orderId;
  }

  /** Not after any key of a customer; earlier versions had the customer's id alone for a key. */
  public static String from(String customerId) {
    return customerId;
  }

  /** After all keys of a customer. */
  public static String to(String customerId) {
    return customerId + AFTER_SEPARATOR;
  }
}
