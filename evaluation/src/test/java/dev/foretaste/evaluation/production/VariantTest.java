package dev.foretaste.evaluation.production;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.evaluation.CustomerHistory;
import dev.foretaste.evaluation.SampleData;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariantTest {
  private static final CustomerHistory ANN = SampleData.customer("ann", List.of("abc", "de", "a"));

  @Test
  void shouldKeepNoMoreItemsThanItSays() {
    assertThat(itemsKept(Variant.PRODUCTION)).isEqualTo(5);
    assertThat(itemsKept(Variant.PRODUCTION.withMaxItems(2))).isEqualTo(2);
  }

  @Test
  void shouldCarryWhatIsLeftOutInItsName() {
    assertThat(Variant.PRODUCTION.name()).isEqualTo("foretaste");
    assertThat(Variant.PRODUCTION.without(new Table("next")).name())
        .isEqualTo("foretaste-without-next");
  }

  private static int itemsKept(Variant variant) {
    return new Replay(variant).examples(ANN).get(1).decode().getStateBefore().getItems().size();
  }
}
