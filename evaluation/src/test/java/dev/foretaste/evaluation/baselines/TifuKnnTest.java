package dev.foretaste.evaluation.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.evaluation.SampleData;
import dev.foretaste.evaluation.Split;
import dev.foretaste.evaluation.baselines.TifuKnn.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class TifuKnnTest {

  @Test
  void shouldDecayOrdersAndGroups() {
    TifuVectors method = new TifuVectors(new Settings(1, 2, 0.5, 0.1, 0.7));

    SparseVector vector = method.vector(new int[][] {{0}, {1}, {0, 1}});

    // Groups {first} and {second, third}; order weights 1/4, 1/2, 1; group weights 0.1 and 1;
    // a group is the mean of its orders, the vector the mean of the groups.
    assertThat(vector.items()).containsExactly(0, 1);
    assertThat(vector.values()[0]).isCloseTo((0.1 * 0.25 + 1.0 / 2) / 2, within(1e-12));
    assertThat(vector.values()[1]).isCloseTo((0.5 / 2 + 1.0 / 2) / 2, within(1e-12));
  }

  @Test
  void shouldDecayTheGroupsOfAShortHistoryFromTheLastOfAllGroups() {
    TifuVectors method = new TifuVectors(new Settings(1, 3, 0.5, 0.1, 0.7));

    SparseVector vector = method.vector(new int[][] {{0}});

    assertThat(vector.values()).containsExactly(0.1 * 0.1);
  }

  @Test
  void shouldAddWhatTheNearestTrainCustomersOrder() {
    Dataset data =
        SampleData.of(
            List.of("ab", "z"), List.of("cd", "z"), List.of("a", "z"), List.of("ae", "z"));
    Split split = new Split(List.of(0, 1), List.of(3), List.of(2));

    List<String> ranked =
        new TifuKnn(data, new Settings(1, 1, 1, 1, 0.5)).fit(split).rank(2).items();

    // Customer 3 is as near as customer 0 but not a train customer; nobody's last order counts.
    assertThat(ranked).containsExactly("a", "b");
  }

  @Test
  void shouldTakeTheMeanOverAllNeighbours() {
    Dataset data =
        SampleData.of(
            List.of("ab", "z"), List.of("ac", "z"), List.of("ac", "z"), List.of("a", "z"));
    Split split = new Split(List.of(0, 1, 2), List.of(), List.of(3));

    List<String> ranked =
        new TifuKnn(data, new Settings(300, 1, 1, 1, 0.1)).fit(split).rank(3).items();

    assertThat(ranked).containsExactly("a", "c", "b");
  }
}
