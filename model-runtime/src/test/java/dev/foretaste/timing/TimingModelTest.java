package dev.foretaste.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.preferences.Rhythm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimingModelTest {
  private static final long DAY = 86_400_000;

  /** Nobody orders before half of the scale is over; most do soon after. */
  private static final SurvivalCurve DUE =
      new SurvivalCurve(List.of(0.5, 1.0, 1.5), List.of(0.99, 0.5, 0.1), 0.2);

  private final TimingModel model = new TimingModel(10, 1, curves(DUE));

  @Test
  void shouldTakeANewcomerForTypical() {
    assertThat(model.scale(Rhythm.NONE)).isEqualTo(10, within(1e-9));
  }

  @Test
  void shouldDrawFewGapsToTheTypicalOneAndTrustMany() {
    double one = model.scale(gaps(1, 2));
    double many = model.scale(gaps(30, 2));

    assertThat(one).isEqualTo(Math.sqrt(2 * 10), within(1e-9));
    assertThat(many).isBetween(2.0, 2.5);
  }

  @Test
  void shouldTellKindsOfRhythmApart() {
    assertThat(RhythmKind.of(Rhythm.NONE)).isEqualTo(RhythmKind.NEWCOMER);
    assertThat(RhythmKind.of(gaps(2, 7))).isEqualTo(RhythmKind.FEW);
    assertThat(RhythmKind.of(gaps(3, 7))).isEqualTo(RhythmKind.STEADY);
    assertThat(RhythmKind.of(gaps(3, 4, 8))).isEqualTo(RhythmKind.STEADY);
    assertThat(RhythmKind.of(gaps(3, 4, 16))).isEqualTo(RhythmKind.LOOSE);
    assertThat(RhythmKind.of(gaps(3, 1, 64))).isEqualTo(RhythmKind.ERRATIC);
  }

  @Test
  void shouldExpectAnOrderWhenItIsDue() {
    Rhythm weekly = gaps(50, 7);

    double fresh = model.probabilityWithin(weekly, 2, 0);
    double due = model.probabilityWithin(weekly, 2, 6);

    assertThat(fresh).isLessThan(0.01);
    assertThat(due).isGreaterThan(0.3);
    assertThat(model.medianDays(weekly, 0)).isEqualTo(model.scale(weekly), within(1e-9));
    assertThat(model.medianDays(weekly, 6)).isLessThan(3);
  }

  @Property
  void shouldGiveProbabilitiesThatFitTogether(
      @ForAll @IntRange(max = 5) int orders,
      @ForAll @DoubleRange(min = 0.01, max = 400) double gap,
      @ForAll @DoubleRange(max = 900) double elapsed) {
    Rhythm rhythm = gaps(orders, gap);

    double week = model.probabilityWithin(rhythm, 7, elapsed);
    double month = model.probabilityWithin(rhythm, 30, elapsed);
    double later = model.probabilityWithin(rhythm, 23, elapsed + 7);

    assertThat(week).isBetween(0.0, 1.0);
    assertThat(month).isBetween(week, 1.0);
    assertThat(1 - month).isEqualTo((1 - week) * (1 - later), within(1e-9));
    double median = model.medianDays(rhythm, elapsed);
    assertThat(model.probabilityWithin(rhythm, median, elapsed)).isEqualTo(0.5, within(1e-6));
  }

  @Test
  void shouldRefuseNumbersOutOfRange() {
    assertThatThrownBy(() -> new TimingModel(0, 1, curves(DUE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TimingModel(1, 1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Map<RhythmKind, SurvivalCurve> curves(SurvivalCurve curve) {
    return Arrays.stream(RhythmKind.values())
        .collect(Collectors.toMap(Function.identity(), kind -> curve));
  }

  private static Rhythm gaps(int count, double... days) {
    Rhythm rhythm = Rhythm.NONE;
    for (int gap = 0; gap < count; gap++) {
      rhythm = rhythm.afterGap(Math.round(days[gap % days.length] * DAY));
    }
    return rhythm;
  }
}
