package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.features.Context.Occasion;
import dev.foretaste.preferences.Daypart;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.ItemPreference;
import java.util.Arrays;
import java.util.List;

/**
 * How the item suits the occasion; all missing while the occasion is unknown. The time since the
 * latest order is the same for all candidates.
 */
final class ContextFeatures implements FeatureGroup {
  private static final float MS_PER_DAY = 24f * 60 * 60 * 1_000;

  @Override
  public FeatureKind kind() {
    return FeatureKind.CONTEXT;
  }

  @Override
  public List<String> names() {
    return List.of(
        "context_days_since_latest",
        "context_own_daypart_share",
        "context_own_of_daypart",
        "context_own_weekend_share",
        "context_own_in_latest_here");
  }

  @Override
  public void write(CustomerView view, Candidate candidate, float[] row, int at) {
    Arrays.fill(row, at, at + 5, Float.NaN);
    if (view.context().occasion().isEmpty()) {
      return;
    }
    Occasion occasion = view.context().occasion().get();
    int part = Daypart.of(view.asOf());
    row[at] = (view.asOf() - view.customer().getLastOrderTime()) / MS_PER_DAY;
    candidate.own().ifPresent(own -> writeOwn(view, own, part, row, at));
    row[at + 4] = inLatestHere(view, occasion.storeId(), candidate.itemId());
  }

  private static void writeOwn(
      CustomerView view, ItemPreference own, int part, float[] row, int at) {
    List<Integer> parts = own.getDayparts();
    if (parts.isEmpty()) {
      return;
    }
    int all = Daypart.orders(parts, any -> true);
    int now = Daypart.orders(parts, other -> Daypart.isSameTimeOfDay(other, part));
    row[at + 1] = (float) now / all;
    row[at + 2] = (float) now / view.linesInDaypart();
    row[at + 3] =
        (float) Daypart.orders(parts, other -> Daypart.isSameKindOfDay(other, part)) / all;
  }

  /** Of the kept baskets; missing when none is from this store. */
  private static float inLatestHere(CustomerView view, String storeId, String itemId) {
    List<Basket> baskets = view.customer().getRecentBaskets();
    for (int b = baskets.size() - 1; b >= 0; b--) {
      if (baskets.get(b).getStoreId().equals(storeId)) {
        return CustomerView.has(baskets.get(b), itemId) ? 1 : 0;
      }
    }
    return Float.NaN;
  }
}
