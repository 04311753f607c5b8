package dev.foretaste.features;

import static dev.foretaste.fixtures.Customers.orders;
import static dev.foretaste.fixtures.Customers.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.preferences.PreferenceLearner;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerPreferences;
import org.junit.jupiter.api.Test;

class CustomerFeaturesTest {
  private final CustomerPreferences customer =
      orders(orders(orders(unknown(), 0, "a", "b", "c"), 3, "a"), 10, "a", "d");

  @Test
  void shouldDescribeTheCustomersOrders() {
    assertThat(read(customer, "customer_orders")).isEqualTo(3);
    assertThat(read(customer, "customer_items")).isEqualTo(4);
    assertThat(read(customer, "customer_mean_basket")).isEqualTo(2);
    assertThat(read(customer, "customer_latest_basket")).isEqualTo(2);
    assertThat(read(customer, "customer_repeat_ratio")).isEqualTo(2f / 6);
    assertThat(read(customer, "customer_days_between_orders")).isEqualTo(5);
    assertThat(read(customer, "customer_days_before_latest")).isEqualTo(7);
  }

  @Test
  void shouldMissTheRhythmOfASingleOrder() {
    CustomerPreferences once = orders(unknown(), 0, "a");

    assertThat(read(once, "customer_days_between_orders")).isNaN();
    assertThat(read(once, "customer_days_before_latest")).isNaN();
    assertThat(read(once, "customer_repeat_ratio")).isZero();
  }

  @Test
  void shouldKnowAnEmptyLatestBasketWhenEverythingWasCancelled() {
    CustomerPreferences once = orders(unknown(), 0, "a");
    CustomerPreferences nothing =
        new PreferenceLearner().cancel(once, new Revision(0, 2), "o1").orElseThrow();

    assertThat(read(nothing, "customer_latest_basket")).isZero();
    assertThat(read(nothing, "customer_items")).isZero();
    assertThat(read(nothing, "customer_orders")).isEqualTo(1);
  }

  private static float read(CustomerPreferences customer, String feature) {
    return new FeatureReader(new CustomerFeatures(), customer).read(feature, "a");
  }
}
