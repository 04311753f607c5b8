package dev.foretaste.learning.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PairCountsTest {
  @Property(tries = 50)
  void shouldCountLikeAMap(@ForAll long seed) {
    Random random = new Random(seed);
    PairCounts counts = new PairCounts(1_000_000);
    Map<List<Integer>, Integer> expected = new HashMap<>();

    for (int i = 0; i < 5_000; i++) {
      int first = random.nextInt(100);
      int second = random.nextInt(100);
      counts.increment(first, second);
      expected.merge(List.of(first, second), 1, Integer::sum);
    }

    assertThat(asMap(counts)).isEqualTo(expected);
    assertThat(counts.size()).isEqualTo(expected.size());
  }

  @Test
  void shouldForgetTheRarestWhenFull() {
    PairCounts counts = new PairCounts(100);
    for (int frequent = 0; frequent < 20; frequent++) {
      for (int time = 0; time < 10; time++) {
        counts.increment(0, frequent);
      }
    }

    for (int rare = 0; rare < 1_000; rare++) {
      counts.increment(1, rare);
    }

    assertThat(counts.size()).isLessThanOrEqualTo(100);
    assertThat(asMap(counts)).containsEntry(List.of(0, 7), 10).containsEntry(List.of(0, 19), 10);
  }

  private static Map<List<Integer>, Integer> asMap(PairCounts counts) {
    Map<List<Integer>, Integer> map = new HashMap<>();
    counts.forEach((first, second, count) -> map.put(List.of(first, second), count));
    return map;
  }
}
