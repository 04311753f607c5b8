package dev.foretaste.learning.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FadingCountsTest {
  @Test
  void shouldWeighAStepHalfAfterTheHalfLife() {
    FadingCounts counts = new FadingCounts(1);

    counts.step();
    counts.add(0);
    counts.step();
    counts.add(1);

    assertThat(counts.share(0)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(counts.share(1)).isCloseTo(2.0 / 3, within(1e-12));
  }

  @Test
  void shouldKeepSharesWhenWeightsAreBroughtBack() {
    FadingCounts counts = new FadingCounts(1);

    for (int step = 0; step < 3_000; step++) {
      counts.step();
      counts.add(step % 2);
    }

    assertThat(counts.share(1)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(counts.share(0)).isCloseTo(1.0 / 3, within(1e-12));
  }

  @Test
  void shouldHaveNoShareOfAnItemThatWasNeverCounted() {
    assertThat(new FadingCounts(10).share(5_000)).isZero();
  }
}
