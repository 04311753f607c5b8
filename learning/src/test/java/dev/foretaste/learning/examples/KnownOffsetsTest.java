package dev.foretaste.learning.examples;

import static dev.foretaste.learning.ExampleBuilder.example;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.LineageOffset;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownOffsetsTest {
  private static final TrainingExample EXAMPLE = example().build();

  private final KnownOffsets known =
      KnownOffsets.of(
          "training-examples",
          List.of(
              new LineageOffset("training-examples", 0, 5L),
              new LineageOffset("other", 0, 90L),
              new LineageOffset("other", 1, 90L)));

  @Test
  void shouldIncludeWhatStandsBeforeTheOffset() {
    assertThat(known.include(at(0, 4))).isTrue();
    assertThat(known.include(at(0, 5))).isFalse();
  }

  @Test
  void shouldIncludeNothingOfAPartitionThatWasNotRead() {
    assertThat(known.include(at(1, 0))).isFalse();
  }

  private static HeldExample at(int partition, long offset) {
    return HeldExample.of("anna|2", EXAMPLE, partition, offset);
  }
}
