package dev.foretaste.features;

import static dev.foretaste.fixtures.Customers.orders;
import static dev.foretaste.fixtures.Customers.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.CustomerPreferences;
import org.junit.jupiter.api.Test;

class OwnRecencyFeaturesTest {
  private final CustomerPreferences customer =
      orders(orders(orders(orders(unknown(), 0, "a"), 1, "b"), 5, "a"), 10, "b", "c");
  private final FeatureReader features = new FeatureReader(new OwnRecencyFeatures(), customer);

  @Test
  void shouldTellHowLongAgoTheItemWasOrdered() {
    assertThat(features.read("own_orders_since_last", "a")).isEqualTo(1);
    assertThat(features.read("own_days_since_last", "a")).isEqualTo(5);
    assertThat(features.read("own_days_since_last", "b")).isZero();
  }

  @Test
  void shouldTellWhetherItIsInTheLatestBasket() {
    assertThat(features.read("own_in_latest_basket", "a")).isZero();
    assertThat(features.read("own_in_latest_basket", "b")).isEqualTo(1);
    assertThat(features.read("own_in_latest_basket", "never")).isZero();
  }

  @Test
  void shouldTellWhereInTheHistoryItStands() {
    assertThat(features.read("own_first_position", "a")).isEqualTo(0.25f);
    assertThat(features.read("own_last_position", "a")).isEqualTo(0.75f);
  }

  @Test
  void shouldCompareTheTimeSinceWithTheItemsOwnRhythm() {
    assertThat(features.read("own_mean_gap", "a")).isEqualTo(2);
    assertThat(features.read("own_since_last_by_gap", "a")).isEqualTo(0.5f);
  }

  @Test
  void shouldMissTheRhythmOfAnItemOrderedOnce() {
    assertThat(features.read("own_mean_gap", "c")).isNaN();
    assertThat(features.read("own_since_last_by_gap", "c")).isNaN();
  }

  @Test
  void shouldMissEverythingElseOfAnItemThatWasNeverOrdered() {
    for (String feature : new OwnRecencyFeatures().names().subList(1, 7)) {
      assertThat(features.read(feature, "never")).as(feature).isNaN();
    }
  }

  @Test
  void shouldLookAtTheLatestBasketInTimeWhenAnOrderCameLate() {
    CustomerPreferences late = orders(customer, 2, "d");

    FeatureReader lateFeatures = new FeatureReader(new OwnRecencyFeatures(), late);

    assertThat(lateFeatures.read("own_in_latest_basket", "d")).isZero();
    assertThat(lateFeatures.read("own_orders_since_last", "d")).isZero();
    assertThat(lateFeatures.read("own_days_since_last", "d")).isEqualTo(8);
    assertThat(lateFeatures.read("own_in_latest_basket", "b")).isEqualTo(1);
  }
}
