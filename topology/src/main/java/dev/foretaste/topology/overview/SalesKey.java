package dev.foretaste.topology.overview;

/**
 * What orders are counted by.
 *
 * @param storeId of the orders
 * @param itemId that they had; empty for all orders. Ids are neither empty nor hold control
 *     characters.
 */
public record SalesKey(String storeId, String itemId) {
  private static final char SEPARATOR = '\u0000';

  static SalesKey ofAllOrders(String storeId) {
    return new SalesKey(storeId, "");
  }

  /** Whether it counts all orders of the store. */
  public boolean isAllOrders() {
    return itemId.isEmpty();
  }

  /** As a store's key. */
  String text() {
    return storeId + SEPARATOR + itemId;
  }

  /** Reads what {@link #text} wrote. */
  static SalesKey parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    return new SalesKey(text.substring(0, separator), text.substring(separator + 1));
  }
}
