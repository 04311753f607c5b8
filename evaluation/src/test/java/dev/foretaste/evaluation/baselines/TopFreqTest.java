package dev.foretaste.evaluation.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.SampleData;
import dev.foretaste.evaluation.Split;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopFreqTest {
  private static final Split ANY = new Split(List.of(0), List.of(1), List.of(2));

  /** In the histories b has 4 orders, a 3, c 2, d 1; z stands only where it is to be predicted. */
  private static final Dataset DATA =
      SampleData.of(List.of("ab", "b", "z"), List.of("b", "abc", "z"), List.of("cd", "a", "z"));

  @Test
  void shouldRankByWhatAllCustomersOrder() {
    assertThat(new GlobalTopFreq(DATA).fit(ANY).rank(2).items())
        .containsExactly("b", "a", "c", "d");
  }

  @Test
  void shouldRankByWhatTheCustomerOrders() {
    assertThat(new PersonalTopFreq(DATA).fit(ANY).rank(0).items()).containsExactly("b", "a");
    assertThat(new PersonalTopFreq(DATA).fit(ANY).rank(2).items()).containsExactly("c", "d", "a");
  }

  @Test
  void shouldFillUpWithWhatAllCustomersOrder() {
    assertThat(new GlobalPersonalTopFreq(DATA).fit(ANY).rank(2).items())
        .containsExactly("c", "d", "a", "b");
  }
}
