package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.schema.ItemPreference;
import java.util.Arrays;
import java.util.List;

/** When the customer ordered the item; all missing when never, in_latest_basket then 0. */
final class OwnRecencyFeatures implements FeatureGroup {
  private static final float MS_PER_DAY = 24f * 60 * 60 * 1_000;

  @Override
  public FeatureKind kind() {
    return FeatureKind.OWN_RECENCY;
  }

  @Override
  public List<String> names() {
    return List.of(
        "own_in_latest_basket",
        "own_orders_since_last",
        "own_days_since_last",
        "own_first_position",
        "own_last_position",
        "own_mean_gap",
        "own_since_last_by_gap");
  }

  @Override
  public void write(CustomerView view, Candidate candidate, float[] row, int at) {
    if (candidate.own().isEmpty()) {
      row[at] = 0;
      Arrays.fill(row, at + 1, at + 7, Float.NaN);
      return;
    }
    ItemPreference own = candidate.own().get();
    int since = view.orders() - own.getLastOrder();
    float gap =
        own.getOrders() < 2
            ? Float.NaN
            : (float) (own.getLastOrder() - own.getFirstOrder()) / (own.getOrders() - 1);
    row[at] = view.latestBasketHas(candidate.itemId()) ? 1 : 0;
    row[at + 1] = since;
    row[at + 2] = Math.max(0, view.asOf() - own.getLastTime()) / MS_PER_DAY;
    row[at + 3] = (float) own.getFirstOrder() / view.orders();
    row[at + 4] = (float) own.getLastOrder() / view.orders();
    row[at + 5] = gap;
    row[at + 6] = since / gap;
  }
}
