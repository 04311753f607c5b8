package dev.foretaste.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.fixtures.TinyModels;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FeatureImportanceTest {
  private static final int COLUMNS = 9;
  private static final List<String> NAMES =
      IntStream.range(0, COLUMNS).mapToObj(i -> "feature" + i).toList();
  private static final FeatureMatrix ROWS = TinyModels.features(50, COLUMNS, 3);

  @Test
  void shouldAgreeWithXgboost() throws Exception {
    Booster booster = TinyModels.booster(COLUMNS);
    String[] names = NAMES.toArray(String[]::new);
    Map<String, Double> gains = booster.getScore(names, "gain");
    Map<String, Double> covers = booster.getScore(names, "cover");
    Map<String, Double> weights = booster.getScore(names, "weight");

    List<FeatureImportance> found = FeatureImportance.of(booster.toByteArray("ubj"), NAMES, ROWS);

    assertThat(found).hasSize(COLUMNS);
    for (FeatureImportance importance : found) {
      String feature = importance.feature();
      assertThat((double) importance.splits()).isEqualTo(weights.getOrDefault(feature, 0.0));
      assertThat(importance.gain())
          .isCloseTo(gains.getOrDefault(feature, 0.0), Percentage.withPercentage(0.01));
      assertThat(importance.cover())
          .isCloseTo(covers.getOrDefault(feature, 0.0), Percentage.withPercentage(0.01));
    }
  }

  @Test
  void shouldAverageTheMagnitudesOfTheContributions() throws Exception {
    Booster booster = TinyModels.booster(COLUMNS);
    float[][] contributions = booster.predictContrib(TinyModels.matrix(ROWS), 0);

    List<FeatureImportance> found = FeatureImportance.of(booster.toByteArray("ubj"), NAMES, ROWS);

    for (FeatureImportance importance : found) {
      int column = NAMES.indexOf(importance.feature());
      double mean =
          IntStream.range(0, ROWS.rows())
              .mapToDouble(row -> Math.abs(contributions[row][column]))
              .average()
              .orElseThrow();
      assertThat(importance.meanContribution()).isCloseTo(mean, within(1e-5));
    }
    assertThat(found)
        .isSortedAccordingTo(
            Comparator.comparingDouble(FeatureImportance::meanContribution).reversed());
    assertThat(found.subList(0, 2))
        .extracting(FeatureImportance::feature)
        .containsExactlyInAnyOrder("feature0", "feature8");
  }

  @Test
  void shouldRefuseRowsOfAnotherWidth() throws Exception {
    byte[] ubj = TinyModels.trees(COLUMNS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureImportance.of(ubj, NAMES, TinyModels.features(5, 3, 1)));
  }
}
