package dev.foretaste.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingQualityTest {
  private static final double LOG_2 = Math.log(2);

  @Test
  void shouldTellTheShareOfOrderedItemsThatWerePredicted() {
    assertThat(RankingQuality.recall(List.of("a", "b", "c"), Set.of("a", "c", "x", "y"), 10))
        .isEqualTo(0.5);
  }

  @Test
  void shouldLookOnlyAtTheFirstPlaces() {
    assertThat(RankingQuality.recall(List.of("a", "b", "c"), Set.of("c"), 2)).isZero();
    assertThat(RankingQuality.ndcg(List.of("a", "b", "c"), Set.of("c"), 2)).isZero();
  }

  @Test
  void shouldDiscountByPlace() {
    double gain = LOG_2 / Math.log(3) + LOG_2 / Math.log(4);
    double ideal = 1 + LOG_2 / Math.log(3);

    assertThat(RankingQuality.ndcg(List.of("x", "a", "b"), Set.of("a", "b"), 10))
        .isCloseTo(gain / ideal, within(1e-12));
  }

  @Test
  void shouldTakeTheIdealOverTheWholeOrderAlsoWhenItIsLongerThanTheRanking() {
    Set<String> ordered = IntStream.range(0, 12).mapToObj(i -> "i" + i).collect(Collectors.toSet());
    List<String> perfect = IntStream.range(0, 12).mapToObj(i -> "i" + i).toList();

    assertThat(RankingQuality.recall(perfect, ordered, 10)).isEqualTo(10.0 / 12);
    assertThat(RankingQuality.ndcg(perfect, ordered, 10)).isLessThan(1);
    assertThat(RankingQuality.ndcg(perfect, ordered, 12)).isCloseTo(1, within(1e-12));
  }

  @Property
  void shouldStayBetweenNoneAndAll(
      @ForAll @Size(max = 30) Set<@IntRange(max = 40) Integer> ranking,
      @ForAll @Size(min = 1, max = 30) Set<@IntRange(max = 40) Integer> ordered) {
    List<String> ranked = ranking.stream().map(String::valueOf).toList();
    Set<String> wanted = ordered.stream().map(String::valueOf).collect(Collectors.toSet());

    assertThat(RankingQuality.recall(ranked, wanted, 10)).isBetween(0.0, 1.0);
    assertThat(RankingQuality.ndcg(ranked, wanted, 10)).isBetween(0.0, 1.0 + 1e-12);
  }
}
