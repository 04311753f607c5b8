package dev.foretaste.api.menu;

import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.schema.MenuItem;

/**
 * An item of the menu as the API shows it.
 *
 * @param available false when it is sold out
 * @param price in the currency's smallest unit; null when it is not known
 */
record MenuItemView(
    String itemId,
    String name,
    @MayBeNull String category,
    boolean available,
    Long price,
    @MayBeNull String currency) {
  static MenuItemView of(MenuItem item) {
    return new MenuItemView(
        item.getItemId(),
        item.getName(),
        item.getCategory(),
        item.getAvailable(),
        item.getPrice(),
        item.getCurrency());
  }
}
