package dev.foretaste.learning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void shouldCutIntoBinsOfEqualShare() {
    float[] values = new float[1_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 7) % 1_000;
    }
    Scale.Numbers scale = Scale.Numbers.quantiles(values, 10);

    int[] counts = new int[scale.bins()];
    for (float value : values) {
      counts[scale.bin(value)]++;
    }

    assertThat(counts).hasSize(11).startsWith(100, 100, 100).endsWith(0);
  }

  @Test
  void shouldGiveMissingValuesABinOfTheirOwn() {
    Scale.Numbers scale = Scale.Numbers.quantiles(new float[] {Float.NaN, 1, 2, 3}, 2);

    assertThat(scale.bin(Float.NaN)).isEqualTo(scale.bins() - 1);
    assertThat(scale.bin(Float.POSITIVE_INFINITY)).isEqualTo(scale.bins() - 2);
    assertThat(Scale.Numbers.quantiles(new float[] {Float.NaN}, 10).bins()).isEqualTo(2);
  }

  @Test
  void shouldPutUnknownNamesTogether() {
    Scale.Names scale = new Scale.Names(List.of("tea", "cake"));

    assertThat(scale.bin("cake")).isEqualTo(1);
    assertThat(scale.bin("soup")).isEqualTo(scale.bin("salt")).isEqualTo(2);
  }

  @Property
  void shouldFindABinForEveryValue(@ForAll @Size(min = 1, max = 60) float[] values) {
    Scale.Numbers scale = Scale.Numbers.quantiles(values, 10);

    for (float value : values) {
      int bin = scale.bin(value);
      assertThat(bin).isBetween(0, scale.bins() - 1);
      if (bin < scale.edges().length) {
        assertThat(value).isLessThanOrEqualTo(scale.edges()[bin]);
      }
    }
  }
}
