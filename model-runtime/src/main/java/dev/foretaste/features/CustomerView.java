package dev.foretaste.features;

import dev.foretaste.candidates.RelatedItems;
import dev.foretaste.preferences.Daypart;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.tables.ItemTables;
import java.util.List;

/**
 * What features are computed from, besides the candidate itself.
 *
 * @param customer the customer's preferences; at least one order
 * @param context when and where
 * @param tables global signals
 * @param related how the customer's orders point at items
 * @param linesInDaypart how many lines of the customer's orders came at this time of day, as far as
 *     their items are kept; 0 while the occasion is unknown
 */
public record CustomerView(
    CustomerPreferences customer,
    Context context,
    ItemTables tables,
    RelatedItems related,
    int linesInDaypart) {

  /** Counts the lines at this time of day. */
  public CustomerView(
      CustomerPreferences customer, Context context, ItemTables tables, RelatedItems related) {
    this(customer, context, tables, related, linesInDaypart(customer, context));
  }

  private static int linesInDaypart(CustomerPreferences customer, Context context) {
    if (context.occasion().isEmpty()) {
      return 0;
    }
    int part = Daypart.of(context.asOf());
    return customer.getItems().stream()
        .mapToInt(
            item ->
                Daypart.orders(item.getDayparts(), other -> Daypart.isSameTimeOfDay(other, part)))
        .sum();
  }

  /** In ms since 1970-01-01T00:00Z. */
  long asOf() {
    return context.asOf();
  }

  int orders() {
    return customer.getOrderCount();
  }

  /** Distinct items in the latest basket; 0 when it was cancelled and none is left. */
  int latestBasketSize() {
    List<Basket> baskets = customer.getRecentBaskets();
    return baskets.isEmpty() ? 0 : baskets.get(baskets.size() - 1).getLines().size();
  }

  boolean latestBasketHas(String itemId) {
    List<Basket> baskets = customer.getRecentBaskets();
    return !baskets.isEmpty() && has(baskets.get(baskets.size() - 1), itemId);
  }

  static boolean has(Basket basket, String itemId) {
    for (BasketLine line : basket.getLines()) {
      if (line.getItemId().equals(itemId)) {
        return true;
      }
    }
    return false;
  }
}
