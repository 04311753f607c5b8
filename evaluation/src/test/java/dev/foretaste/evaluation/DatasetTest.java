package dev.foretaste.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {

  @Test
  void shouldKeepTheLastOrderOutOfTheHistory() {
    Dataset data = SampleData.of(List.of("ab", "a", "xa"));

    assertThat(data.history(0)).isEqualTo(new int[][] {{0, 1}, {0}});
    assertThat(data.truth(0)).containsExactlyInAnyOrder("x", "a");
    assertThat(data.items()).isEqualTo(2);
  }

  @Test
  void shouldLeaveOutCustomersWithNothingToPredictFrom() {
    Dataset data = SampleData.of(List.of("a"), List.of("a", "b"));

    assertThat(data.size()).isEqualTo(1);
    assertThat(data.customer(0).customerId()).isEqualTo("customer-1");
  }

  @Test
  void shouldCountAnItemOfAnOrderOnce() {
    Dataset data = SampleData.of(List.of("aba", "b"));

    assertThat(data.history(0)).isEqualTo(new int[][] {{0, 1}});
  }
}
