package dev.foretaste.evaluation.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.SampleData;
import dev.foretaste.evaluation.Split;
import dev.foretaste.evaluation.baselines.UpCf.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpCfTest {
  private static final Split SPLIT = new Split(List.of(1, 2), List.of(), List.of(0));

  @Test
  void shouldAddUpWhatLikeCustomersOrder() {
    Dataset data = SampleData.of(List.of("ab", "z"), List.of("ac", "z"), List.of("d", "z"));

    // Own items 1 each, a also 1/2 of customer 1, c 1/2; customer 2 has nothing in common.
    assertThat(rank(data, new Settings(1, 0.5, 1))).containsExactly("a", "b", "c");
  }

  @Test
  void shouldCountOnlyTheLatestOrders() {
    Dataset data = SampleData.of(List.of("a", "z"), List.of("ab", "ac", "z"), List.of("d", "z"));

    assertThat(rank(data, new Settings(1, 0.5, 1))).containsExactly("a", "c");
    assertThat(rank(data, new Settings(2, 0.5, 1))).containsExactly("a", "b", "c");
  }

  @Test
  void shouldNormaliseByTheItemsOfBothAsTheAsymmetrySays() {
    // Customer 0 shares one item with each of the others, who have 4, 1 and 2 items.
    Dataset data =
        SampleData.of(
            List.of("ab", "z"), List.of("acde", "z"), List.of("b", "b", "z"), List.of("bf", "z"));

    // With asymmetry 1 all are equally like, so that c to f tie.
    assertThat(rank(data, new Settings(1, 1, 1))).containsExactly("b", "a", "c", "d", "e", "f");
    // With asymmetry 0 the larger set makes less like: 1/4 against 1/2.
    assertThat(rank(data, new Settings(1, 0, 1))).containsExactly("b", "a", "f", "c", "d", "e");
  }

  @Test
  void shouldChooseSettingsByTheValidationCustomersOnly() {
    // The validation customer repeats the order before the latest.
    Dataset data = SampleData.of(List.of("a", "b", "b"), List.of("c", "d", "c"));
    Split split = new Split(List.of(), List.of(1), List.of(0));
    Settings latest = new Settings(1, 0.5, 1);
    Settings two = new Settings(2, 0.5, 1);
    UpCf method = new UpCf(data, List.of(latest, two));

    method.fit(split);

    assertThat(method.description()).contains("[r=2 alpha=0.5 q=1.0]");
  }

  private static List<String> rank(Dataset data, Settings settings) {
    return new UpCf(data, List.of(settings)).fit(SPLIT).rank(0).items();
  }
}
