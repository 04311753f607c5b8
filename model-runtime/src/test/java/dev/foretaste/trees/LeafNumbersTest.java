package dev.foretaste.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LeafNumbersTest {
  @Test
  void shouldPutEachRowsWaysTogetherAsANumber() {
    Random random = new Random(1);
    long[] levels = random.longs(8).toArray();
    long[] numbers = new long[8];

    LeafNumbers.transpose(levels, numbers);

    for (int row = 0; row < 64; row++) {
      int expected = 0;
      for (long level : levels) {
        expected = 2 * expected + (int) (level >>> row & 1);
      }
      assertThat(numbers[row % 8] >>> row / 8 * 8 & 0xFF).isEqualTo(expected);
    }
  }
}
