package dev.foretaste.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.BundleReference;
import dev.foretaste.schema.DriftEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftMonitorTest {
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();
  private static final int FEATURE = FeatureVectorizer.SCHEMA.indexOf("customer_mean_basket");

  private final Random random = new Random(7);
  private final DriftReference reference = DriftReference.of(examples(2_000, 0, 300)).orElseThrow();
  private final DriftMonitor monitor =
      new DriftMonitor(new DriftSettings(500, 0.25), "v3", reference);

  @Test
  void shouldStayQuietWhileNothingMoves() {
    assertThat(take(examples(5_000, 0, 300))).isEmpty();

    assertThat(monitor.latest()).hasSize(COLUMNS + 3).noneMatch(Shift::isDrift);
  }

  @Test
  void shouldNameTheFeatureThatMovedAndTellWhenItIsBack() {
    List<DriftEvent> raised = take(examples(500, 2, 300));
    List<DriftEvent> still = take(examples(500, 2, 300));
    List<DriftEvent> cleared = take(examples(500, 0, 300));

    assertThat(raised).hasSize(1);
    assertThat(raised.get(0).getKind()).isEqualTo("feature");
    assertThat(raised.get(0).getSubject()).isEqualTo("customer_mean_basket");
    assertThat(raised.get(0).getState()).isEqualTo("raised");
    assertThat(raised.get(0).getTreesVersion()).isEqualTo("v3");
    assertThat(raised.get(0).getValue()).isGreaterThan(raised.get(0).getLimit());
    assertThat(raised.get(0).getCount()).isEqualTo(500);
    assertThat(still).isEmpty();
    assertThat(cleared).extracting(DriftEvent::getState).containsExactly("cleared");
    assertThat(monitor.raised()).isEmpty();
  }

  @Test
  void shouldNotBeSurprisedByAFewCustomersWhoDiffer() {
    assertThat(take(examples(500, 1, 3))).as("three customers' examples are worth three").isEmpty();
  }

  @Test
  void shouldTellWhenOtherItemsAreOrdered() {
    List<ObservedExample> other = new ArrayList<>();
    for (ObservedExample example : examples(500, 0, 300)) {
      other.add(
          new ObservedExample(
              example.customerId(),
              example.eventTime(),
              example.rows(),
              example.margins(),
              List.of("novelty")));
    }

    assertThat(take(other)).extracting(DriftEvent::getSubject).containsExactly("ordered-items");
  }

  @Test
  void shouldMeasureTheSameFromABundle() {
    DriftReference read = DriftReference.decode(reference.encode()).orElseThrow();
    DriftMonitor same = new DriftMonitor(new DriftSettings(500, 0.25), "v3", read);
    List<ObservedExample> moved = examples(500, 1, 300);

    take(moved);
    moved.forEach(same::add);

    assertThat(same.latest()).isEqualTo(monitor.latest());
  }

  @Test
  void shouldNotMeasureAgainstOtherFeatures() {
    BundleReference encoded = reference.encode();
    encoded.getHistograms().get(0).setName("a feature of long ago");

    assertThat(DriftReference.decode(encoded)).isEmpty();
    assertThat(DriftReference.of(List.of())).isEmpty();
  }

  @Test
  void shouldRefuseAWindowThatSaysNothing() {
    assertThatThrownBy(() -> new DriftSettings(99, 0.25)).hasMessageContaining("100");
    assertThatThrownBy(() -> new DriftSettings(100, 0)).hasMessageContaining("above 0");
  }

  private List<DriftEvent> take(List<ObservedExample> examples) {
    List<DriftEvent> events = new ArrayList<>();
    examples.forEach(example -> events.addAll(monitor.add(example)));
    return events;
  }

  /** All features are noise; one is shifted by so many standard deviations. */
  private List<ObservedExample> examples(int count, double shift, int customers) {
    List<ObservedExample> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] values = new float[2 * COLUMNS];
      for (int at = 0; at < values.length; at++) {
        values[at] = (float) (random.nextGaussian() + (at % COLUMNS == FEATURE ? shift : 0));
      }
      examples.add(
          new ObservedExample(
              "customer-" + random.nextInt(customers),
              i,
              new FeatureMatrix(values, 2, COLUMNS),
              new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()},
              List.of("item-" + random.nextInt(8))));
    }
    return examples;
  }
}
