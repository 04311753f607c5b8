package dev.foretaste.explanation;

import dev.foretaste.features.Context.Occasion;
import dev.foretaste.preferences.Daypart;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import java.util.List;
import java.util.Optional;

/**
 * How an item suits a known time and place.
 *
 * @param timed orders of the item whose part of the day is known; 0 when none is
 * @param sameTime how many of them came at this time of day
 * @param inLatestHere whether the latest of the kept baskets from this store had it; empty when
 *     none is from there
 */
record OccasionFacts(int timed, int sameTime, Optional<Boolean> inLatestHere) {

  static OccasionFacts of(
      CustomerPreferences customer,
      String itemId,
      Optional<ItemPreference> own,
      long asOf,
      Occasion occasion) {
    int part = Daypart.of(asOf);
    List<Integer> parts = own.map(ItemPreference::getDayparts).orElseGet(List::of);
    return new OccasionFacts(
        Daypart.orders(parts, any -> true),
        Daypart.orders(parts, other -> Daypart.isSameTimeOfDay(other, part)),
        inLatestHere(customer, itemId, occasion.storeId()));
  }

  private static Optional<Boolean> inLatestHere(
      CustomerPreferences customer, String itemId, String storeId) {
    List<Basket> baskets = customer.getRecentBaskets();
    for (int b = baskets.size() - 1; b >= 0; b--) {
      if (baskets.get(b).getStoreId().equals(storeId)) {
        return Optional.of(has(baskets.get(b), itemId));
      }
    }
    return Optional.empty();
  }

  static boolean has(Basket basket, String itemId) {
    return basket.getLines().stream().anyMatch(line -> line.getItemId().equals(itemId));
  }
}
