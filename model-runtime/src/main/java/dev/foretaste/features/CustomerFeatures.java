package dev.foretaste.features;

import dev.foretaste.candidates.Candidate;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.CustomerPreferences;
import java.util.List;

/** What kind of customer it is: the same for all candidates of one prediction. */
final class CustomerFeatures implements FeatureGroup {
  private static final float MS_PER_DAY = 24f * 60 * 60 * 1_000;

  @Override
  public FeatureKind kind() {
    return FeatureKind.CUSTOMER;
  }

  @Override
  public List<String> names() {
    return List.of(
        "customer_orders",
        "customer_items",
        "customer_mean_basket",
        "customer_latest_basket",
        "customer_repeat_ratio",
        "customer_days_between_orders",
        "customer_days_before_latest");
  }

  @Override
  public void write(CustomerView view, Candidate candidate, float[] row, int at) {
    CustomerPreferences customer = view.customer();
    float span = (float) (customer.getLastOrderTime() - customer.getFirstOrderTime());
    row[at] = customer.getOrderCount();
    row[at + 1] = customer.getItems().size();
    row[at + 2] = (float) customer.getDistinctLines() / customer.getOrderCount();
    row[at + 3] = view.latestBasketSize();
    row[at + 4] = (float) customer.getRepeatLines() / customer.getDistinctLines();
    row[at + 5] =
        customer.getOrderCount() < 2
            ? Float.NaN
            : span / MS_PER_DAY / (customer.getOrderCount() - 1);
    row[at + 6] = daysBeforeLatest(customer.getRecentBaskets());
  }

  @Override
  public boolean isSameForAll() {
    return true;
  }

  private static float daysBeforeLatest(List<Basket> baskets) {
    int n = baskets.size();
    return n < 2
        ? Float.NaN
        : (baskets.get(n - 1).getEventTime() - baskets.get(n - 2).getEventTime()) / MS_PER_DAY;
  }
}
