package dev.foretaste.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TreeEvaluatorTest {
  private static final int ROWS = 20_000;

  static Stream<Arguments> models() {
    return Stream.of(
            "binary:logistic",
            "binary:logitraw",
            "reg:logistic",
            "rank:ndcg",
            "rank:pairwise",
            "reg:squarederror",
            "reg:absoluteerror",
            "reg:gamma",
            "count:poisson",
            "survival:aft")
        .flatMap(
            objective ->
                Stream.of(1, 4, 6, 9)
                    .map(depth -> Arguments.of(objective, depth, 3 + depth * 5, 10 + depth)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void shouldGiveXgboostsMarginsAndPredictionsBitForBit(
      String objective, int depth, int rounds, int columns) throws Exception {
    Booster booster =
        RandomModels.train(
            objective, columns, rounds, Map.of("max_depth", depth, "gamma", 0.01), depth);

    shouldEqual(booster, columns);
  }

  @Test
  void shouldCountAllTreesOfAModelThatNotesItsBestIteration() throws Exception {
    Booster booster = RandomModels.train("binary:logistic", 8, 30, Map.of("max_depth", 5), 3);
    booster.setAttr("best_iteration", "7");
    booster.setAttr("best_score", "0.5");

    shouldEqual(booster, 8);
  }

  @Test
  void shouldAddParallelTreesUpInTheirOrder() throws Exception {
    Map<String, Object> forest = Map.of("num_parallel_tree", 5, "subsample", 0.5, "max_depth", 3);

    shouldEqual(RandomModels.train("binary:logistic", 8, 11, forest, 4), 8);
  }

  @Test
  void shouldScoreTreesWithoutAnySplit() throws Exception {
    shouldEqual(RandomModels.train("binary:logistic", 8, 3, Map.of("gamma", 1e9), 4), 8);
  }

  @Test
  void shouldStartFromAnyBaseScore() throws Exception {
    for (double base : new double[] {1e-6, 0.1, 0.3, 0.7, 0.999}) {
      Map<String, Object> parameters = Map.of("base_score", base, "max_depth", 2);
      shouldEqual(RandomModels.train("binary:logistic", 5, 2, parameters, 4), 5);
    }
  }

  @Test
  void shouldAnswerEveryNumberOfRowsAsItAnswersOne() throws Exception {
    int columns = 7;
    byte[] ubj = RandomModels.train("rank:ndcg", columns, 21, Map.of(), 5).toByteArray("ubj");
    TreeEvaluator evaluator = TreeEvaluator.load(ubj);
    float[] values = RandomModels.rows(200, columns, XgboostModel.read(ubj), 6);
    float[] all = evaluator.margins(values, 200);

    for (int rows = 0; rows <= 200; rows++) {
      assertThat(evaluator.margins(Arrays.copyOf(values, rows * columns), rows))
          .isEqualTo(Arrays.copyOf(all, rows));
    }
    for (int row = 0; row < 200; row++) {
      float[] one = Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
      assertThat(evaluator.margins(one, 1)).containsExactly(all[row]);
    }
  }

  @Test
  void shouldAnswerManyThreadsAtOnceAsItAnswersOne() throws Exception {
    byte[] ubj = RandomModels.train("binary:logistic", 7, 30, Map.of(), 5).toByteArray("ubj");
    TreeEvaluator evaluator = TreeEvaluator.load(ubj);
    float[][] values = new float[8][];
    float[][] alone = new float[8][];
    for (int thread = 0; thread < 8; thread++) {
      values[thread] = RandomModels.rows(150, 7, XgboostModel.read(ubj), thread);
      alone[thread] = evaluator.margins(values[thread], 150);
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<float[][]> round =
          () ->
              Arrays.stream(values)
                  .map(rows -> evaluator.margins(rows, 150))
                  .toArray(float[][]::new);
      for (Future<float[][]> answers : threads.invokeAll(Collections.nCopies(200, round))) {
        assertThat(answers.get()).isDeepEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldRefuseRowsOfAnotherWidth() throws Exception {
    Booster booster = RandomModels.train("binary:logistic", 7, 3, Map.of(), 5);
    TreeEvaluator evaluator = TreeEvaluator.load(booster.toByteArray("ubj"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> evaluator.margins(new float[12], 2))
        .withMessageContaining("2 × 7");
  }

  @Test
  void shouldSayWhyItCannotEvaluateAModel() throws Exception {
    assertRefused(
        RandomModels.train("binary:logistic", 5, 3, Map.of("booster", "dart"), 5),
        "learner.gradient_booster.name is dart");
    assertRefused(
        RandomModels.train("binary:logistic", 5, 3, Map.of("booster", "gblinear"), 5), "gblinear");
    assertRefused(
        RandomModels.train("multi:softprob", 5, 3, Map.of("num_class", 4), 5),
        "more than one output");
    assertRefused(RandomModels.train("binary:hinge", 5, 3, Map.of(), 5), "binary:hinge");
    assertRefused(
        RandomModels.train(
            "binary:logistic",
            5,
            2,
            Map.of("max_depth", 0, "max_leaves", 200, "grow_policy", "lossguide", "lambda", 0),
            5),
        "deeper than 12");
  }

  @Test
  void shouldRefuseDamagedFilesWithoutTakingMemoryForThem() throws Exception {
    byte[] ubj = RandomModels.train("binary:logistic", 5, 3, Map.of(), 5).toByteArray("ubj");
    for (int length = 0; length < ubj.length; length += 7) {
      byte[] cut = Arrays.copyOf(ubj, length);
      assertThatExceptionOfType(UnsupportedModelException.class)
          .isThrownBy(() -> TreeEvaluator.load(cut));
    }
    for (int at = 0; at < ubj.length; at++) {
      byte[] damaged = ubj.clone();
      damaged[at] ^= (byte) 0x5A;
      try {
        assertThat(TreeEvaluator.load(damaged).columns()).isPositive();
      } catch (UnsupportedModelException refused) {
        assertThat(refused).hasMessageMatching("(?s).+");
      }
    }
  }

  private static void assertRefused(Booster booster, String reason) throws XGBoostError {
    byte[] ubj = booster.toByteArray("ubj");
    assertThatExceptionOfType(UnsupportedModelException.class)
        .isThrownBy(() -> TreeEvaluator.load(ubj))
        .withMessageContaining(reason);
  }

  private static void shouldEqual(Booster booster, int columns) throws Exception {
    byte[] ubj = booster.toByteArray("ubj");
    TreeEvaluator evaluator = TreeEvaluator.load(ubj);
    float[] values = RandomModels.rows(ROWS, columns, XgboostModel.read(ubj), columns);
    float[] margins = evaluator.margins(values, ROWS);
    float[][] expected = predict(booster, values, columns, Booster.PredictionType.kMargin);
    float[][] predictions = predict(booster, values, columns, Booster.PredictionType.kValue);

    int mismatches = 0;
    for (int row = 0; row < ROWS; row++) {
      if (bits(margins[row]) != bits(expected[row][0])
          || bits(evaluator.prediction(margins[row])) != bits(predictions[row][0])) {
        mismatches++;
      }
    }
    assertThat(mismatches).isZero();
  }

  private static float[][] predict(
      Booster booster, float[] values, int columns, Booster.PredictionType type)
      throws XGBoostError {
    return booster.inplace_predict(values, ROWS, columns, Float.NaN, new int[] {0, 0}, type, null);
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }
}
