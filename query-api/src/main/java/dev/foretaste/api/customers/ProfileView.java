package dev.foretaste.api.customers;

import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a customer as the API shows it.
 *
 * @param meanBasketSize distinct items per order
 * @param repeatRatio share of items that the customer had ordered before, 0 to 1
 */
record ProfileView(
    String customerId,
    String revision,
    int orderCount,
    String firstOrderTime,
    String lastOrderTime,
    double meanBasketSize,
    double repeatRatio,
    int evictedItems,
    List<Item> items,
    List<RecentBasket> recentBaskets) {

  /** One item; the rating is null when the customer rated no order that had it. */
  record Item(
      String itemId,
      int orders,
      long quantity,
      int firstOrder,
      int lastOrder,
      String lastOrdered,
      Weights weights,
      @MayBeNull Rating rating) {}

  /** Decayed order counts, as of the item's latest order. */
  record Weights(double fast, double slow, double time) {}

  /** Mean of the ratings, 1 to 5, and how many there are. */
  record Rating(double mean, int count) {}

  /** One of the latest orders. */
  record RecentBasket(String orderId, int orderNumber, String eventTime, List<Line> lines) {}

  /** An item of an order. */
  record Line(String itemId, int quantity) {}

  static ProfileView of(CustomerPreferences known) {
    return new ProfileView(
        known.getCustomerId(),
        known.getOrdersPartition() + ":" + known.getOrdersOffset(),
        known.getOrderCount(),
        iso(known.getFirstOrderTime()),
        iso(known.getLastOrderTime()),
        ratio(known.getDistinctLines(), known.getOrderCount()),
        ratio(known.getRepeatLines(), known.getDistinctLines()),
        known.getEvictedItems(),
        known.getItems().stream().map(ProfileView::item).toList(),
        known.getRecentBaskets().stream().map(ProfileView::basket).toList());
  }

  private static Item item(ItemPreference item) {
    return new Item(
        item.getItemId(),
        item.getOrders(),
        item.getQuantity(),
        item.getFirstOrder(),
        item.getLastOrder(),
        iso(item.getLastTime()),
        new Weights(item.getFastWeight(), item.getSlowWeight(), item.getTimeWeight()),
        item.getRatings() == 0
            ? null
            : new Rating(ratio(item.getRatingSum(), item.getRatings()), item.getRatings()));
  }

  private static RecentBasket basket(Basket basket) {
    return new RecentBasket(
        basket.getOrderId(),
        basket.getOrderNumber(),
        iso(basket.getEventTime()),
        basket.getLines().stream()
            .map(line -> new Line(line.getItemId(), line.getQuantity()))
            .toList());
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static String iso(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }
}
