package dev.foretaste.evaluation.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NthSmallestTest {

  @Test
  void shouldFindWhatSortingFinds() {
    Random random = new Random(1);
    for (int size = 1; size < 60; size++) {
      double[] values = random.ints(size, 0, 20).asDoubleStream().toArray();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      for (int n = 1; n <= size; n++) {
        assertThat(NthSmallest.of(values, n)).isEqualTo(sorted[n - 1]);
      }
    }
  }
}
