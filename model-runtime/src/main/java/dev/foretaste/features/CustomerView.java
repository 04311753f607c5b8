package dev.foretaste.features;

import dev.foretaste.candidates.RelatedItems;
import dev.foretaste.schema.Basket;
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
 */
public record CustomerView(
    CustomerPreferences customer, Context context, ItemTables tables, RelatedItems related) {

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
    return !baskets.isEmpty()
        && baskets.get(baskets.size() - 1).getLines().stream()
            .anyMatch(line -> line.getItemId().equals(itemId));
  }
}
