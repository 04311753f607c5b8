package dev.foretaste.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  @Test
  void shouldAskOnlyForTestCustomersAndAverageOverThem() {
    Dataset data = tenCustomers();
    List<Split> fitted = new ArrayList<>();
    Method method = new Named("half", fitted);

    List<MethodResult> results = Evaluation.run(data, List.of(method), 2, what -> {});

    assertThat(fitted).containsExactly(Split.of(10, 0), Split.of(10, 1));
    assertThat(results).hasSize(1);
    assertThat(results.get(0).perSeed()).hasSize(2);
    assertThat(results.get(0).mean(Metric.RECALL_10)).isEqualTo(0.5);
    assertThat(results.get(0).mean(Metric.PHR_20)).isEqualTo(1);
    // The one hit ranks second of two; the ideal has both: log2(3)^-1 / (1 + log2(3)^-1).
    assertThat(results.get(0).mean(Metric.NDCG_10)).isCloseTo(0.3869, within(1e-4));
    assertThat(results.get(0).deviation(Metric.RECALL_10)).isZero();
  }

  @Test
  void shouldGiveTheSampleDeviationOverSeeds() {
    MethodResult result =
        new MethodResult(
            "m",
            "",
            List.of(quality(0.1), quality(0.2), quality(0.3)),
            new BreakdownMeter().result(),
            Map.of(),
            Map.of());

    assertThat(result.mean(Metric.RECALL_10)).isCloseTo(0.2, within(1e-12));
    assertThat(result.deviation(Metric.RECALL_10)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void shouldCutRankingsWhereTheMetricSays() {
    List<String> ranked = IntStream.range(0, 20).mapToObj(Integer::toString).toList();

    assertThat(Metric.RECALL_10.of(ranked, Set.of("9", "10"))).isEqualTo(0.5);
    assertThat(Metric.RECALL_20.of(ranked, Set.of("9", "10"))).isEqualTo(1);
    assertThat(Metric.PHR_10.of(ranked, Set.of("10"))).isZero();
    assertThat(Metric.PHR_20.of(ranked, Set.of("10"))).isEqualTo(1);
  }

  private static Dataset tenCustomers() {
    List<CustomerHistory> customers =
        IntStream.range(0, 10)
            .mapToObj(i -> SampleData.customer("c" + i, List.of("a", "bc")))
            .toList();
    return Dataset.of("ten", false, customers);
  }

  private static Quality quality(double recall) {
    return new Quality(Map.of(Metric.RECALL_10, recall));
  }

  private record Named(String name, List<Split> fitted) implements Method {
    @Override
    public String description() {
      return "knows one of the two items";
    }

    @Override
    public Ranker fit(Split split) {
      fitted.add(split);
      return customer -> {
        assertThat(split.test()).contains(customer);
        return Ranked.of(List.of("x", "b"));
      };
    }
  }
}
