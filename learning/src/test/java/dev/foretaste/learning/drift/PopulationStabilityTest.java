package dev.foretaste.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {
  private static final double[] EVEN = {0.25, 0.25, 0.25, 0.25};

  @Test
  void shouldBeTheSumOverBins() {
    double[] actual = {0.4, 0.3, 0.2, 0.1};

    double expected =
        0.15 * Math.log(1.6) + 0.05 * Math.log(1.2) - 0.05 * Math.log(0.8) - 0.15 * Math.log(0.4);
    assertThat(PopulationStability.index(EVEN, 1_000, actual, 1_000))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void shouldStayFiniteWhereABinIsEmpty() {
    double[] gone = {0.5, 0.5, 0, 0};

    assertThat(PopulationStability.index(EVEN, 1_000, gone, 1_000)).isBetween(1.0, 10.0);
    assertThat(PopulationStability.index(gone, 1_000, EVEN, 1_000)).isBetween(1.0, 10.0);
  }

  @Test
  void shouldKnowTheQuantileOfChiSquare() {
    // χ² with 3 degrees of freedom exceeds 21.11 once in 10,000 times; the approximation is
    // careful.
    double limit = PopulationStability.chanceLimit(EVEN, 500, EVEN, 500);

    assertThat(limit * 250).isBetween(21.11, 22.0);
  }

  @Property(tries = 100)
  void shouldHardlyEverExceedTheLimitByChance(
      @ForAll @IntRange(max = 1_000_000) int seed,
      @ForAll @IntRange(min = 200, max = 2_000) int n) {
    Random random = new Random(seed);
    double[] first = shares(random, 2_000);
    double[] second = shares(random, n);

    assertThat(PopulationStability.index(first, 2_000, second, n))
        .isLessThan(2 * PopulationStability.chanceLimit(first, 2_000, second, n));
  }

  private static double[] shares(Random random, int n) {
    double[] shares = new double[10];
    for (int i = 0; i < n; i++) {
      shares[random.nextInt(10)] += 1.0 / n;
    }
    return shares;
  }
}
