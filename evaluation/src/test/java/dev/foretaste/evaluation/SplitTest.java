package dev.foretaste.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {

  @Test
  void shouldDealEveryCustomerToOneGroup() {
    Split split = Split.of(1_000, 3);

    List<Integer> all = new ArrayList<>(split.train());
    all.addAll(split.validation());
    all.addAll(split.test());
    assertThat(all).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1_000).boxed().toList());
    assertThat(split.train()).hasSize(720);
    assertThat(split.validation()).hasSize(80);
    assertThat(split.test()).hasSize(200);
  }

  @Test
  void shouldDealTheSameForTheSameSeedOnly() {
    assertThat(Split.of(1_000, 3)).isEqualTo(Split.of(1_000, 3));
    assertThat(Split.of(1_000, 3)).isNotEqualTo(Split.of(1_000, 4));
  }

  @Test
  void shouldHaveSomebodyInEveryGroupOfTheSmallest() {
    Split split = Split.of(Split.LEAST_CUSTOMERS, 0);

    assertThat(split.train()).isNotEmpty();
    assertThat(split.validation()).isNotEmpty();
    assertThat(split.test()).isNotEmpty();
  }

  @Test
  void shouldRefuseTooFewCustomers() {
    assertThatThrownBy(() -> Split.of(9, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 10");
  }
}
