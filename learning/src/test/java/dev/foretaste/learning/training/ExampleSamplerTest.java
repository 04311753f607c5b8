package dev.foretaste.learning.training;

import static dev.foretaste.learning.ExampleBuilder.example;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.examples.HeldExample;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExampleSamplerTest {
  private final List<HeldExample> examples =
      IntStream.range(0, 2_000).mapToObj(i -> example().customer("c" + i).at(i).held()).toList();

  @Test
  void shouldTakeAllWhenTheyAreFewEnough() {
    assertThat(ExampleSampler.sample(examples, 2_000)).isEqualTo(examples);
  }

  @Test
  void shouldTakeAboutAsManyAsAskedForInTheSameSequence() {
    List<HeldExample> sample = ExampleSampler.sample(examples, 500);

    assertThat(sample).hasSizeBetween(430, 570).isSubsetOf(examples);
    assertThat(sample).isSortedAccordingTo(HeldExample.CHRONOLOGICAL);
  }

  @Test
  void shouldTakeTheSameWhoeverElseIsThere() {
    List<HeldExample> half = examples.subList(0, 1_000);

    List<HeldExample> alone = ExampleSampler.sample(half, 250);
    List<HeldExample> amongOthers = ExampleSampler.sample(examples, 500);

    assertThat(amongOthers).containsAll(alone);
  }
}
