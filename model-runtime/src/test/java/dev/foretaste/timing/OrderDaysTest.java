package dev.foretaste.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.schema.OrderPrediction;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OrderDaysTest {
  private static final long DAY = 24L * 60 * 60 * 1_000;

  @Test
  void shouldSayNothingWhenThePredictionDoesNot() {
    assertThat(OrderDays.of(prediction(0, null, null, null))).isEmpty();
  }

  @Test
  void shouldAgreeWithWhatThePredictionSays() {
    OrderDays days = OrderDays.of(prediction(0, 2 * DAY, 0.9f, 0.99f)).orElseThrow();

    double[] byDay = days.from(0);

    assertThat(byDay[0] + byDay[1]).isCloseTo(0.5, within(1e-6));
    assertThat(DoubleStream.of(byDay).limit(7).sum()).isCloseTo(0.9, within(1e-6));
  }

  @Test
  void shouldTakeIntoAccountThatNoOrderHasComeSoFar() {
    OrderDays days = OrderDays.of(prediction(0, 2 * DAY, 0.9f, 0.99f)).orElseThrow();

    double[] atFirst = days.from(0);
    double[] later = days.from(2);

    assertThat(later[0]).isCloseTo(atFirst[2] / 0.5, within(1e-6));
  }

  @Test
  void shouldExpectNothingOnTheDaysBeforeTheLatestOrder() {
    OrderDays days = OrderDays.of(prediction(5 * DAY, 6 * DAY, 0.9f, 0.99f)).orElseThrow();

    assertThat(DoubleStream.of(days.from(0)).limit(5).sum()).isZero();
    assertThat(days.from(0)[5]).isCloseTo(0.5, within(1e-6));
  }

  @Property
  void shouldGiveProbabilities(
      @ForAll @IntRange(min = 0, max = 40) int first,
      @ForAll @DoubleRange(min = 0, max = 1) double week,
      @ForAll @DoubleRange(min = 0, max = 1) double month,
      @ForAll @IntRange(min = 0, max = 4_000) int expected) {
    OrderDays days =
        OrderDays.of(prediction(3 * DAY, expected * DAY, (float) week, (float) month))
            .orElseThrow();

    double[] byDay = days.from(first);

    assertThat(byDay).hasSize(OrderDays.DAYS);
    assertThat(DoubleStream.of(byDay)).allMatch(p -> p >= 0 && p <= 1);
    assertThat(DoubleStream.of(byDay).sum()).isLessThanOrEqualTo(1 + 1e-9);
  }

  private static OrderPrediction prediction(long asOf, Long expected, Float week, Float month) {
    return OrderPrediction.newBuilder()
        .setPredictionId("p")
        .setCustomerId("ann")
        .setOrderId("o")
        .setOrdersPartition(0)
        .setOrdersOffset(1)
        .setOrderNumber(1)
        .setAsOf(asOf)
        .setModelVersion("v1")
        .setScorer("baseline")
        .setFeatureHash(0)
        .setCandidates(0)
        .setItems(List.of())
        .setExpectedNextOrderTime(expected)
        .setOrderWithin7Days(week)
        .setOrderWithin30Days(month)
        .build();
  }
}
