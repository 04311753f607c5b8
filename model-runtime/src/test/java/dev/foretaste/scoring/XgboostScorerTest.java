package dev.foretaste.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.fixtures.TinyModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

class XgboostScorerTest {
  private static final int COLUMNS = 9;

  private final Booster trained = TinyModels.booster(COLUMNS);
  private final XgboostScorer scorer;

  XgboostScorerTest() throws XGBoostError {
    scorer = XgboostScorer.load(trained.toByteArray("ubj"), COLUMNS);
  }

  @Test
  void shouldGiveTheMarginsOfTheTrainedModelBitForBitMissingValuesIncluded() throws XGBoostError {
    FeatureMatrix features = TinyModels.features(500, COLUMNS, 99);

    float[] margins = scorer.margins(features);

    assertThat(margins).isEqualTo(batchPrediction(features, true));
    assertThat(margins[0]).isNotEqualTo(margins[1]);
  }

  @Test
  void shouldScoreARowOfNothingButMissingValues() throws XGBoostError {
    float[] missing = new float[COLUMNS];
    Arrays.fill(missing, Float.NaN);
    FeatureMatrix features = new FeatureMatrix(missing, 1, COLUMNS);

    assertThat(scorer.margins(features)).isEqualTo(batchPrediction(features, true));
  }

  @Test
  void shouldTellZeroFromMissing() {
    float[] zero = new float[COLUMNS];
    float[] missing = zero.clone();
    missing[0] = Float.NaN;

    assertThat(scorer.margins(new FeatureMatrix(zero, 1, COLUMNS)))
        .isNotEqualTo(scorer.margins(new FeatureMatrix(missing, 1, COLUMNS)));
  }

  @Test
  void shouldScoreEachRowOnItsOwn() {
    FeatureMatrix features = TinyModels.features(50, COLUMNS, 5);
    float[] together = scorer.margins(features);

    for (int row = 0; row < features.rows(); row++) {
      float[] one = Arrays.copyOfRange(features.values(), row * COLUMNS, (row + 1) * COLUMNS);
      assertThat(scorer.margins(new FeatureMatrix(one, 1, COLUMNS))[0]).isEqualTo(together[row]);
    }
  }

  @Test
  void shouldTurnMarginsIntoTheModelsProbabilities() throws XGBoostError {
    FeatureMatrix features = TinyModels.features(100, COLUMNS, 5);
    float[] expected = batchPrediction(features, false);

    float[] margins = scorer.margins(features);

    for (int row = 0; row < margins.length; row++) {
      assertThat(scorer.probability(margins[row])).isCloseTo(expected[row], within(1e-6f));
    }
  }

  @Test
  void shouldScoreNothingWhenThereIsNothing() {
    assertThat(scorer.margins(new FeatureMatrix(new float[0], 0, COLUMNS))).isEmpty();
  }

  @Test
  void shouldAnswerManyThreadsAtOnceAsItAnswersOne() throws Exception {
    FeatureMatrix features = TinyModels.features(60, COLUMNS, 8);
    float[] alone = scorer.margins(features);
    Callable<List<float[]>> manyCalls =
        () -> {
          List<float[]> answers = new ArrayList<>();
          for (int call = 0; call < 200; call++) {
            answers.add(scorer.margins(features));
          }
          return answers;
        };

    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (Future<List<float[]>> answers : threads.invokeAll(Collections.nCopies(8, manyCalls))) {
        assertThat(answers.get()).allSatisfy(answer -> assertThat(answer).isEqualTo(alone));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldRefuseTreesThatExpectAnotherNumberOfFeatures() throws XGBoostError {
    byte[] trees = trained.toByteArray("ubj");

    assertThatExceptionOfType(ScoringException.class)
        .isThrownBy(() -> XgboostScorer.load(trees, COLUMNS + 1))
        .withMessageContaining("9 features, not 10");
  }

  @Test
  void shouldRefuseWhatIsNotAModel() {
    assertThatExceptionOfType(ScoringException.class)
        .isThrownBy(() -> XgboostScorer.load(new byte[] {1, 2, 3}, COLUMNS));
  }

  private float[] batchPrediction(FeatureMatrix features, boolean margin) throws XGBoostError {
    DMatrix matrix = TinyModels.matrix(features);
    try {
      float[][] predicted = trained.predict(matrix, margin);
      float[] column = new float[predicted.length];
      for (int row = 0; row < column.length; row++) {
        column[row] = predicted[row][0];
      }
      return column;
    } finally {
      matrix.dispose();
    }
  }
}
