package dev.foretaste.evaluation.prequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.MethodResult;
import dev.foretaste.evaluation.Metric;
import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.SampleData;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrequentialRunTest {
  private static final Dataset DATA =
      SampleData.of(List.of("a", "b", "c", "d"), List.of("x", "y", "z"));

  @Test
  void shouldTakeOrdersInTheSequenceOfTheirTimesInBlocks() {
    Recorder recorder = new Recorder();
    List<Integer> done = new ArrayList<>();

    PrequentialRun.run(DATA, List.of(recorder), settings(3), done::add);

    assertThat(recorder.blocks)
        .containsExactly(List.of("a", "x", "b"), List.of("y", "c", "z"), List.of("d"));
    assertThat(done).containsExactly(3, 6, 7);
  }

  @Test
  void shouldCountOrdersFromEachCustomersThirdOn() {
    MethodResult result =
        PrequentialRun.run(DATA, List.of(new Recorder()), settings(2), done -> {}).get(0);

    // Of c, z and d the recorder knows c alone.
    assertThat(result.mean(Metric.RECALL_10)).isEqualTo(1.0 / 3);
  }

  @Test
  void shouldSayWhenThereIsNothingToPredict() {
    Dataset twoOrders = SampleData.of(List.of("a", "b"), List.of("a", "b"));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PrequentialRun.run(twoOrders, List.of(new Recorder()), settings(2), done -> {}))
        .withMessageContaining("no customer has 3 orders");
  }

  private static PrequentialSettings settings(int tablesEvery) {
    return new PrequentialSettings(tablesEvery, TrainingSchedule.standard());
  }

  private static final class Recorder implements OnlineMethod {
    private final List<List<String>> blocks = new ArrayList<>();

    @Override
    public String name() {
      return "recorder";
    }

    @Override
    public String description() {
      return "knows c";
    }

    @Override
    public List<Ranked> process(List<OnlineOrder> block) {
      blocks.add(block.stream().map(order -> String.join("", order.distinctItems())).toList());
      return block.stream().map(order -> Ranked.of(List.of("c"))).toList();
    }
  }
}
