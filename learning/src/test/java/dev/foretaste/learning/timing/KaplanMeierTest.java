package dev.foretaste.learning.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.learning.timing.KaplanMeier.Length;
import dev.foretaste.timing.SurvivalCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {
  @Test
  void shouldEstimateByTheProductLimit() {
    List<Length> lengths = new ArrayList<>();
    add(lengths, 20, 1, true);
    add(lengths, 30, 2, false);
    add(lengths, 25, 3, true);
    add(lengths, 25, 4, false);

    SurvivalCurve curve = KaplanMeier.curve(lengths);

    assertThat(share(curve, 1)).isEqualTo(0.8, within(1e-9));
    assertThat(share(curve, 3)).isEqualTo(0.8 * 0.5, within(1e-9));
  }

  @Test
  void shouldNotTakeOpenSpellsForOrdersWhenBothEndAtTheSameTime() {
    List<Length> lengths = new ArrayList<>();
    add(lengths, 50, 1, false);
    add(lengths, 50, 1, true);
    add(lengths, 50, 2, false);

    assertThat(share(KaplanMeier.curve(lengths), 1)).isEqualTo(1 - 50.0 / 150, within(1e-9));
  }

  @Test
  void shouldFollowAnExponentialBeyondWhatItSaw() {
    List<Length> lengths =
        IntStream.range(0, 1_000)
            .mapToObj(i -> -Math.log((i + 0.5) / 1_000))
            .map(time -> new Length(Math.min(time, 2), time < 2))
            .toList();

    SurvivalCurve curve = KaplanMeier.curve(lengths);

    assertThat(share(curve, 1)).isEqualTo(Math.exp(-1), within(0.01));
    assertThat(share(curve, 4)).isEqualTo(Math.exp(-4), within(0.005));
  }

  private static void add(List<Length> lengths, int count, double time, boolean ordered) {
    IntStream.range(0, count).forEach(i -> lengths.add(new Length(time, ordered)));
  }

  private static double share(SurvivalCurve curve, double time) {
    return Math.exp(-curve.cumulativeHazard(time));
  }
}
