package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.preferences.Decay;
import dev.foretaste.schema.ItemPreference;
import java.util.List;

/** How much the customer orders the item; all 0 when it was never ordered, rating then missing. */
final class OwnWeightFeatures implements FeatureGroup {
  @Override
  public FeatureKind kind() {
    return FeatureKind.OWN_WEIGHT;
  }

  @Override
  public List<String> names() {
    return List.of(
        "own_orders",
        "own_share",
        "own_fast_weight",
        "own_slow_weight",
        "own_time_weight",
        "own_line_share",
        "own_quantity_per_order",
        "own_rating");
  }

  @Override
  public void write(CustomerView view, Candidate candidate, float[] row, int at) {
    if (candidate.own().isEmpty()) {
      for (int i = 0; i < 7; i++) {
        row[at + i] = 0;
      }
      row[at + 7] = Float.NaN;
      return;
    }
    ItemPreference own = candidate.own().get();
    int since = view.orders() - own.getLastOrder();
    long ms = Math.max(0, view.asOf() - own.getLastTime());
    row[at] = own.getOrders();
    row[at + 1] = (float) own.getOrders() / view.orders();
    row[at + 2] = (float) (own.getFastWeight() * Decay.FAST.after(since));
    row[at + 3] = (float) (own.getSlowWeight() * Decay.SLOW.after(since));
    row[at + 4] = (float) (own.getTimeWeight() * Decay.afterMillis(ms));
    row[at + 5] = (float) own.getOrders() / view.customer().getDistinctLines();
    row[at + 6] = (float) own.getQuantity() / own.getOrders();
    row[at + 7] = own.getRatings() == 0 ? Float.NaN : (float) own.getRatingSum() / own.getRatings();
  }
}
