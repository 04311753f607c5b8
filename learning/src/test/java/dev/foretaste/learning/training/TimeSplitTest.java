package dev.foretaste.learning.training;

import static dev.foretaste.learning.ExampleBuilder.example;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.learning.examples.HeldExample;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
  @Test
  void shouldCutByShareOfExamples() throws NotTrainableException {
    TimeSplit split = TimeSplit.of(examples(100, i -> i));

    assertThat(split.tablesOnly()).hasSize(45);
    assertThat(split.train()).hasSize(35);
    assertThat(split.validation()).hasSize(8);
    assertThat(split.holdout()).hasSize(12);
  }

  @Test
  void shouldNeverPartExamplesOfTheSameTime() throws NotTrainableException {
    TimeSplit split = TimeSplit.of(examples(100, i -> i / 7));

    assertOlder(split.tablesOnly(), split.train());
    assertOlder(split.train(), split.validation());
    assertOlder(split.validation(), split.holdout());
  }

  @Test
  void shouldRefuseExamplesThatAllHappenedAtOnce() {
    assertThatThrownBy(() -> TimeSplit.of(examples(100, i -> 5)))
        .isInstanceOf(NotTrainableException.class)
        .hasMessageContaining("event times");
  }

  @Test
  void shouldRefuseFewerTimesThanParts() {
    assertThatThrownBy(() -> TimeSplit.of(examples(100, i -> i / 50)))
        .isInstanceOf(NotTrainableException.class);
  }

  private static void assertOlder(List<HeldExample> older, List<HeldExample> newer) {
    assertThat(older.get(older.size() - 1).eventTime()).isLessThan(newer.get(0).eventTime());
  }

  private static List<HeldExample> examples(int count, IntToLongFunction time) {
    return IntStream.range(0, count)
        .mapToObj(i -> example().at(time.applyAsLong(i)).held())
        .toList();
  }
}
