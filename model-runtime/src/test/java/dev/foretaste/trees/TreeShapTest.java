package dev.foretaste.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeShapTest {
  private static final int ROWS = 10_000;

  @ParameterizedTest
  @CsvSource({
    "binary:logistic, 1, 5, 4",
    "binary:logistic, 6, 100, 46",
    "binary:logistic, 9, 20, 3",
    "rank:ndcg, 4, 30, 12",
    "reg:squarederror, 6, 20, 8"
  })
  void shouldGiveXgboostsContributionsAndSumToTheMargin(
      String objective, int depth, int rounds, int columns) throws Exception {
    Map<String, Object> parameters = Map.of("max_depth", depth, "min_child_weight", 1);
    Booster booster = RandomModels.train(objective, columns, rounds, parameters, depth);
    float[] values = rows(columns);
    byte[] ubj = booster.toByteArray("ubj");
    TreeShap shap = TreeShap.load(ubj);
    float[] margins = TreeEvaluator.load(ubj).margins(values, ROWS);
    DMatrix data = new DMatrix(values, ROWS, columns, Float.NaN);
    float[][] expected = booster.predictContrib(data, 0);
    data.dispose();

    double worst = 0;
    double worstSum = 0;
    for (int row = 0; row < ROWS; row++) {
      double[] found = shap.contributions(values, row);
      double sum = 0;
      for (int column = 0; column <= columns; column++) {
        worst = Math.max(worst, Math.abs(found[column] - expected[row][column]));
        sum += found[column];
      }
      worstSum = Math.max(worstSum, Math.abs(sum - margins[row]));
    }

    assertThat(worst).isLessThan(2e-5);
    assertThat(worstSum).isLessThan(2e-5);
  }

  @Test
  void shouldGiveTheShapleyValuesOfTheirDefinition() throws Exception {
    int columns = 6;
    Booster booster = RandomModels.train("binary:logistic", columns, 8, Map.of("max_depth", 5), 2);
    XgboostModel model = XgboostModel.read(booster.toByteArray("ubj"));
    TreeShap shap = new TreeShap(model);
    float[] values = rows(columns);

    for (int row = 0; row < 20; row++) {
      double[] found = shap.contributions(values, row);
      for (int column = 0; column < columns; column++) {
        assertThat(found[column])
            .isCloseTo(shapley(model, values, row * columns, column), within(1e-9));
      }
    }
  }

  @Test
  void shouldLeaveAllToTheMeanWhereNothingIsSplit() throws Exception {
    byte[] ubj =
        RandomModels.train("binary:logistic", 3, 2, Map.of("gamma", 1e9), 4).toByteArray("ubj");

    double[] contributions = TreeShap.load(ubj).contributions(new float[3], 0);

    assertThat(contributions).startsWith(0, 0, 0);
    assertThat((float) contributions[3])
        .isCloseTo(TreeEvaluator.load(ubj).margins(new float[3], 1)[0], within(1e-6f));
  }

  @Test
  void shouldRefuseARowThatIsNotThere() throws Exception {
    TreeShap shap =
        TreeShap.load(RandomModels.train("binary:logistic", 3, 2, Map.of(), 4).toByteArray("ubj"));

    assertThatIllegalArgumentException().isThrownBy(() -> shap.contributions(new float[6], 2));
  }

  private static float[] rows(int columns) {
    Random random = new Random(columns);
    float[] values = new float[ROWS * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = RandomModels.trainingValue(random, i % columns);
    }
    return values;
  }

  /** Over all subsets of the other features, with their combinatorial weights. */
  private static double shapley(XgboostModel model, float[] values, int offset, int column) {
    int columns = model.columns();
    double sum = 0;
    for (int subset = 0; subset < 1 << columns; subset++) {
      if ((subset >> column & 1) == 0) {
        double weight = 1.0 / columns / choose(columns - 1, Integer.bitCount(subset));
        sum +=
            weight
                * (expected(model, values, offset, subset | 1 << column)
                    - expected(model, values, offset, subset));
      }
    }
    return sum;
  }

  private static double choose(int n, int k) {
    return k == 0 ? 1 : choose(n - 1, k - 1) * n / k;
  }

  private static double expected(XgboostModel model, float[] values, int offset, int known) {
    return model.trees().stream()
        .mapToDouble(tree -> expected(tree, 0, values, offset, known))
        .sum();
  }

  private static double expected(Tree tree, int node, float[] values, int offset, int known) {
    if (tree.isLeaf(node)) {
      return tree.conditions()[node];
    }
    double left = tree.leftShare(node);
    if ((known >> tree.features()[node] & 1) != 0) {
      left = tree.goesLeft(node, values[offset + tree.features()[node]]) ? 1 : 0;
    }
    return left * expected(tree, tree.left()[node], values, offset, known)
        + (1 - left) * expected(tree, tree.right()[node], values, offset, known);
  }
}
