package dev.foretaste.explanation;

import dev.foretaste.features.Context;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known about an item in the eyes of a customer, in numbers that people understand. They
 * come from the same state and tables as the features.
 *
 * @param customerOrders the customer's orders so far, cancelled ones included
 * @param forgetful whether items were dropped because the state is capped, so that own counts are
 *     lower bounds
 * @param daysBetweenOrders mean over all orders; empty before the second
 * @param own empty when the item is not among those remembered from the customer's orders
 * @param inLatestBasket whether the latest order had it
 * @param recentShare share of recent orders of all customers, 0 to 1; empty when unknown
 * @param reorderedShare share of the orders with it whose customer's next order had it, 0 to 1;
 *     empty when unknown
 * @param relation empty when none is known
 * @param occasion empty while time and place of the order are unknown; the moment of the
 *     explanation is then that of the latest order
 */
record ItemFacts(
    int customerOrders,
    boolean forgetful,
    OptionalDouble daysBetweenOrders,
    Optional<OwnFacts> own,
    boolean inLatestBasket,
    OptionalDouble recentShare,
    OptionalDouble reorderedShare,
    Optional<Relation> relation,
    Optional<OccasionFacts> occasion) {
  private static final double MS_PER_DAY = 24.0 * 60 * 60 * 1_000;

  static ItemFacts of(
      String itemId, CustomerPreferences customer, ItemTables tables, Context context) {
    Optional<ItemPreference> own =
        customer.getItems().stream().filter(item -> item.getItemId().equals(itemId)).findFirst();
    int index = tables.indexOf(itemId);
    return new ItemFacts(
        customer.getOrderCount(),
        customer.getEvictedItems() > 0,
        daysBetweenOrders(customer),
        own.map(known -> OwnFacts.of(known, context.asOf())),
        inLatestBasket(customer, itemId),
        known(tables.value(ItemColumn.RECENT_POPULARITY, index)),
        known(tables.value(ItemColumn.REPURCHASE, index)),
        Relation.to(itemId, customer, tables),
        context
            .occasion()
            .map(where -> OccasionFacts.of(customer, itemId, own, context.asOf(), where)));
  }

  private static OptionalDouble daysBetweenOrders(CustomerPreferences customer) {
    long span = customer.getLastOrderTime() - customer.getFirstOrderTime();
    return customer.getOrderCount() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(span / MS_PER_DAY / (customer.getOrderCount() - 1));
  }

  private static boolean inLatestBasket(CustomerPreferences customer, String itemId) {
    List<Basket> baskets = customer.getRecentBaskets();
    return !baskets.isEmpty() && OccasionFacts.has(baskets.get(baskets.size() - 1), itemId);
  }

  private static OptionalDouble known(float value) {
    return Float.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
