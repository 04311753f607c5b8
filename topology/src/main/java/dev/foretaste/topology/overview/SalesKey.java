package dev.foretaste.topology.overview;

/**
 * What orders are counted by.
 *
 * @param storeId of the orders
 * @param itemId that they had; empty for all orders. Ids are neither empty nor hold control
 *     characters.
 */
public record SalesKey(String storeId, String itemId) {
  static final String ALL_ORDERS = "";

  /** Whether it counts all orders of the store. */
  public boolean isAllOrders() {
    return itemId.isEmpty();
  }
}
