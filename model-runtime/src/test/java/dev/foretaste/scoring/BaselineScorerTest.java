package dev.foretaste.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BaselineScorerTest {
  private final BaselineScorer scorer = new BaselineScorer();

  @Test
  void shouldScoreTheDecayedShareOfTheCustomersOrders() {
    // of two orders the latter had it: weight 1 of 1.9
    float score = score(1, 2, Float.NaN);

    assertThat(score).isCloseTo((float) (1 / (1.9 + 0.05)), within(1e-6f));
  }

  @Test
  void shouldFillFromPopularityWhatTheCustomerNeverOrdered() {
    assertThat(score(0, 2, 0.4f)).isGreaterThan(score(0, 2, 0.3f)).isLessThan(score(1, 2, 0));
    assertThat(score(0, 2, Float.NaN)).isZero();
  }

  @Test
  void shouldTakeAnImpossibleNumberOfOrdersForNone() {
    assertThat(score(0, -3, 0.5f)).isEqualTo(0.5f);
    assertThat(score(0, 0, 0.5f)).isEqualTo(0.5f);
  }

  @Property
  void shouldStayAProbability(
      @ForAll @FloatRange(max = 1) float share,
      @ForAll @IntRange(min = 1, max = 5_000) int orders,
      @ForAll @FloatRange(max = 1) float popularity) {
    float possible = (float) ((1 - Math.pow(0.9, orders)) / 0.1);

    float probability = scorer.probability(score(share * possible, orders, popularity));

    assertThat(probability).isBetween(0f, 1f);
  }

  @Test
  void shouldScoreNothingWhenThereIsNothing() {
    assertThat(scorer.margins(new FeatureMatrix(new float[0], 0, FeatureVectorizer.SCHEMA.size())))
        .isEmpty();
  }

  private float score(float slowWeight, int orders, float popularity) {
    float[] row = new float[FeatureVectorizer.SCHEMA.size()];
    Arrays.fill(row, Float.NaN);
    row[FeatureVectorizer.SCHEMA.indexOf("own_slow_weight")] = slowWeight;
    row[FeatureVectorizer.SCHEMA.indexOf("customer_orders")] = orders;
    row[FeatureVectorizer.SCHEMA.indexOf("item_recent_popularity")] = popularity;
    return scorer.margins(new FeatureMatrix(row, 1, row.length))[0];
  }
}
