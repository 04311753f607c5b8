package dev.foretaste.evaluation.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.evaluation.Ranked;
import dev.foretaste.evaluation.SampleData;
import dev.foretaste.evaluation.prequential.OnlineMethod;
import dev.foretaste.evaluation.prequential.OnlineOrder;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnlineBaselinesTest {

  @Test
  void shouldRankWhatTheCustomerOrderedMostOftenSoFar() {
    List<List<String>> rankings =
        new OnlinePersonalTopFreq()
            .process(orders(List.of("ab", "bc", "ca", "d"))).stream().map(Ranked::items).toList();

    assertThat(rankings)
        .containsExactly(List.of(), List.of(), List.of("b", "a", "c"), List.of("a", "b", "c"));
  }

  @Test
  void shouldFindNeighboursAmongTheVectorsOfThatMoment() {
    OnlineTifuKnn method = new OnlineTifuKnn(new TifuKnn.Settings(1, 1, 1, 1, 0.5));
    process(method, "near", 0, "ab", "ab", "abc");
    process(method, "former-stranger", 1, "xy", "xy");

    List<List<String>> before = process(method, "asked", 2, "a", "b", "z");
    process(method, "former-stranger", 1, "ab");
    List<List<String>> after = process(method, "asked", 2, "z");

    // Customer 0 was the nearest and customer 1 has come nearer; nobody is a neighbour of himself.
    assertThat(before.get(2)).containsExactly("a", "b", "c");
    assertThat(after.get(0)).containsExactlyInAnyOrder("a", "b", "z", "x", "y");
  }

  @Test
  void shouldKeepTheIndexAsAFreshOneWouldBe() {
    GrowingIndex index = new GrowingIndex();
    SparseVector first = new SparseVector(new int[] {1, 4}, new double[] {.5, 1});
    SparseVector second = new SparseVector(new int[] {0, 1, 3}, new double[] {2, 3, 4});
    SparseVector grown = new SparseVector(new int[] {0, 1, 2, 4}, new double[] {1, .25, 7, .5});
    index.put(0, first);
    index.put(1, second);
    index.put(0, grown);

    double[] products = index.dotProducts(second);

    assertThat(products)
        .containsExactly(new InvertedIndex(List.of(grown, second), 5).dotProducts(second));
    assertThat(index.normsWithout(1)[0]).isEqualTo(grown.squaredNorm());
    assertThat(index.normsWithout(1)[1]).isInfinite();
  }

  private final List<OnlineOrder> passed = new ArrayList<>();

  private List<List<String>> process(
      OnlineMethod method, String id, int customer, String... baskets) {
    List<OnlineOrder> block = new ArrayList<>();
    for (OrderPlaced order : SampleData.customer(id, List.of(baskets)).orders()) {
      int number = 1 + (int) passed.stream().filter(o -> o.customer() == customer).count();
      block.add(new OnlineOrder(passed.size(), customer, number, order));
      passed.add(block.get(block.size() - 1));
    }
    return method.process(block).stream().map(Ranked::items).toList();
  }

  private static List<OnlineOrder> orders(List<String> baskets) {
    List<OnlineOrder> block = new ArrayList<>();
    for (OrderPlaced order : SampleData.customer("ann", baskets).orders()) {
      block.add(new OnlineOrder(block.size(), 0, block.size() + 1, order));
    }
    return block;
  }
}
