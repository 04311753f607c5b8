package dev.foretaste.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void shouldRankWhatIsNoNumberLastAndZeroBeforeMinusZero() {
    assertThat(Ranking.best(new float[] {Float.NaN, -0f, 0f, -1f, Float.NaN}, 5))
        .containsExactly(2, 1, 3, 0, 4);
    assertThat(Ranking.best(new float[] {1, 2}, 0)).isEmpty();
  }

  @Property
  void shouldRankLikeASortOfAllRows(
      @ForAll List<@IntRange(min = -3, max = 3) Integer> values,
      @ForAll @IntRange(max = 12) int atMost) {
    float[] margins = new float[values.size()];
    IntStream.range(0, margins.length).forEach(row -> margins[row] = values.get(row) / 2f);

    List<Integer> sorted =
        IntStream.range(0, margins.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -margins[row]))
            .limit(atMost)
            .toList();

    assertThat(Ranking.best(margins, atMost)).isEqualTo(sorted);
  }
}
