package dev.foretaste.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {
  private static final Offset<Double> EXACTLY_ENOUGH = within(1e-9);

  private final SurvivalCurve curve =
      new SurvivalCurve(List.of(1.0, 2.0, 4.0), List.of(0.5, 0.5, 0.125), 0.1);

  @Test
  void shouldGoThroughItsPoints() {
    assertThat(share(0)).isEqualTo(1);
    assertThat(share(1)).isEqualTo(0.5, EXACTLY_ENOUGH);
    assertThat(share(2)).isEqualTo(0.5, EXACTLY_ENOUGH);
    assertThat(share(3)).isEqualTo(0.25, EXACTLY_ENOUGH);
    assertThat(share(4)).isEqualTo(0.125, EXACTLY_ENOUGH);
    assertThat(share(14)).isEqualTo(0.125 / Math.E, EXACTLY_ENOUGH);
  }

  @Property
  void shouldFindTheTimeOfACumulativeHazard(@ForAll @DoubleRange(max = 50) double hazard) {
    assertThat(curve.cumulativeHazard(curve.timeAt(hazard))).isEqualTo(hazard, within(1e-6));
  }

  @Test
  void shouldRefusePointsThatAreNoCurve() {
    assertThatThrownBy(() -> new SurvivalCurve(List.of(1.0, 1.0), List.of(0.5, 0.4), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SurvivalCurve(List.of(1.0, 2.0), List.of(0.5, 0.6), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SurvivalCurve(List.of(1.0), List.of(0.0), 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SurvivalCurve(List.of(), List.of(), Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private double share(double time) {
    return Math.exp(-curve.cumulativeHazard(time));
  }
}
