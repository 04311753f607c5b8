package dev.foretaste.features;

import static dev.foretaste.fixtures.Customers.orders;
import static dev.foretaste.fixtures.Customers.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.preferences.PreferenceLearner;
import dev.foretaste.schema.CustomerPreferences;
import org.junit.jupiter.api.Test;

class OwnWeightFeaturesTest {
  private final CustomerPreferences customer =
      orders(orders(orders(unknown(), 0, "a", "b"), 30, "a"), 60, "c");
  private final FeatureReader features = new FeatureReader(new OwnWeightFeatures(), customer);

  @Test
  void shouldCountOrdersOfTheItemAlsoAsAShare() {
    assertThat(features.read("own_orders", "a")).isEqualTo(2);
    assertThat(features.read("own_share", "a")).isEqualTo(2f / 3);
    assertThat(features.read("own_line_share", "a")).isEqualTo(2f / 4);
  }

  @Test
  void shouldDecayWeightsToTheLatestOrder() {
    assertThat(features.read("own_fast_weight", "a")).isEqualTo((float) (0.6 + 0.36));
    assertThat(features.read("own_slow_weight", "a")).isEqualTo((float) (0.9 + 0.81));
    assertThat(features.read("own_time_weight", "a")).isEqualTo(0.75f);
    assertThat(features.read("own_time_weight", "c")).isEqualTo(1f);
  }

  @Test
  void shouldTellTheMeanQuantity() {
    assertThat(features.read("own_quantity_per_order", "a")).isEqualTo(1f);
  }

  @Test
  void shouldTellTheMeanRatingIfThereIsOne() {
    PreferenceLearner learner = new PreferenceLearner();
    CustomerPreferences rated = learner.rate(learner.rate(customer, "o2", 5), "o1", 2);

    FeatureReader ratedFeatures = new FeatureReader(new OwnWeightFeatures(), rated);

    assertThat(ratedFeatures.read("own_rating", "a")).isEqualTo(3.5f);
    assertThat(ratedFeatures.read("own_rating", "b")).isEqualTo(2f);
    assertThat(ratedFeatures.read("own_rating", "c")).isNaN();
  }

  @Test
  void shouldBeZeroForAnItemThatWasNeverOrdered() {
    for (String feature : new OwnWeightFeatures().names()) {
      if (feature.equals("own_rating")) {
        assertThat(features.read(feature, "never")).isNaN();
      } else {
        assertThat(features.read(feature, "never")).isZero();
      }
    }
  }
}
