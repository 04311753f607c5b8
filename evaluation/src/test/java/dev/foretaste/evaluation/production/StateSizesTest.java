package dev.foretaste.evaluation.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.evaluation.SampleData;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateSizesTest {

  @Test
  void shouldGrowWithWhatTheCustomersOrder() {
    StateSizes few =
        StateSizes.of(SampleData.of(List.of("a", "a"), List.of("a", "a")), Variant.PRODUCTION);
    StateSizes many =
        StateSizes.of(SampleData.of(List.of("abc", "de"), List.of("a", "a")), Variant.PRODUCTION);

    assertThat(few.customers()).isEqualTo(2);
    assertThat(many.largest()).isGreaterThan(few.largest());
    assertThat(few.tables())
        .containsEntry("ids", 2L)
        .containsEntry("popularity", 4L)
        .containsEntry("together", 4L);
    assertThat(many.tables().get("together")).isGreaterThan(few.tables().get("together"));
  }

  @Test
  void shouldGiveTheSizesAtTheirRanks() {
    StateSizes sizes = StateSizes.of(IntStream.rangeClosed(1, 200).toArray(), Map.of());

    assertThat(sizes).isEqualTo(new StateSizes(200, 100, 198, 200, Map.of()));
  }
}
