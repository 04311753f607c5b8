package dev.foretaste.benchmarks.scoring;

import java.util.Map;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * A model of a given size, trained on made-up data of the width of production's.
 *
 * @param name such as {@code 300x6}: trees by depth
 * @param columns number of features
 * @param ubj the model as bundles carry it
 * @param binary the same in the format of XGBoost before 2.0, which older readers want
 */
public record BenchmarkModel(String name, int columns, byte[] ubj, byte[] binary) {
  private static final int ROWS = 12_000;

  /** Trains; the same model for the same arguments. */
  static BenchmarkModel train(int trees, int depth, int columns) {
    float[] values = rows(ROWS, columns, 1);
    float[] labels = new float[ROWS];
    Random random = new Random(2);
    for (int row = 0; row < ROWS; row++) {
      float signal = (float) random.nextGaussian();
      for (int column = 0; column < 8; column++) {
        float value = values[row * columns + column];
        signal += Float.isNaN(value) ? 0.3f : value * value - 1;
      }
      labels[row] = signal > 0 ? 1 : 0;
    }
    return train(trees, depth, columns, values, labels);
  }

  /**
   * Trains on these rows.
   *
   * @param values row-major float[labels.length × columns], NaN for missing
   * @param labels 0 or 1 each
   */
  public static BenchmarkModel train(
      int trees, int depth, int columns, float[] values, float[] labels) {
    try {
      DMatrix data = new DMatrix(values, labels.length, columns, Float.NaN);
      try {
        data.setLabel(labels);
        Map<String, Object> parameters =
            Map.of(
                "objective",
                "binary:logistic",
                "max_depth",
                depth,
                "eta",
                0.05,
                "min_child_weight",
                0,
                "tree_method",
                "hist",
                "max_bin",
                64,
                "nthread",
                2,
                "seed",
                1);
        Booster booster = XGBoost.train(data, parameters, trees, Map.of(), null, null);
        try {
          return new BenchmarkModel(
              trees + "x" + depth,
              columns,
              booster.toByteArray("ubj"),
              booster.toByteArray("deprecated"));
        } finally {
          booster.dispose();
        }
      } finally {
        data.dispose();
      }
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  /** Made-up rows, one value in ten missing. */
  static float[] rows(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(10) == 0 ? Float.NaN : (float) random.nextGaussian();
    }
    return values;
  }
}
