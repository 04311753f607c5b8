package dev.foretaste.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Models trained on random data, and rows that are hard on them. */
final class RandomModels {
  private static final int ROWS = 600;
  private static final float[] EXTREMES = {
    0.0f,
    -0.0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    -1e-40f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    1.0f,
    -1.0f
  };

  private static final Set<String> LEVELS =
      Set.of("reg:squarederror", "reg:absoluteerror", "reg:gamma", "count:poisson");

  private RandomModels() {}

  /** Trains with the parameters that are given on top of the usual ones. */
  static Booster train(
      String objective, int columns, int rounds, Map<String, Object> more, long seed)
      throws XGBoostError {
    Random random = new Random(seed);
    float[] values = new float[ROWS * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = trainingValue(random, i % columns);
    }
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      float signal = values[row * columns] + values[row * columns + columns - 1];
      labels[row] = Float.isNaN(signal) || signal + random.nextGaussian() > 0 ? 1 : 0;
    }
    DMatrix data = new DMatrix(values, ROWS, columns, Float.NaN);
    data.setLabel(labels);
    if (objective.startsWith("rank:")) {
      int[] groups = new int[ROWS / 20];
      Arrays.fill(groups, 20);
      data.setGroup(groups);
    }
    if (objective.equals("survival:aft")) {
      float[] lower = new float[ROWS];
      float[] upper = new float[ROWS];
      for (int row = 0; row < ROWS; row++) {
        lower[row] = 1 + labels[row] * 3 + random.nextFloat();
        upper[row] = row % 3 == 0 ? Float.POSITIVE_INFINITY : lower[row];
      }
      setInfo(data, "label_lower_bound", lower);
      setInfo(data, "label_upper_bound", upper);
    } else if (LEVELS.contains(objective)) {
      for (int row = 0; row < ROWS; row++) {
        labels[row] = labels[row] * 2 + random.nextFloat();
      }
      data.setLabel(labels);
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("objective", objective);
    parameters.put("nthread", 1);
    parameters.put("seed", seed);
    parameters.put("min_child_weight", 0);
    parameters.put("tree_method", "hist");
    parameters.putAll(more);
    try {
      return XGBoost.train(data, parameters, rounds, Map.of(), null, null);
    } finally {
      data.dispose();
    }
  }

  /** XGBoost4J can hold these labels, but has no public method to set them. */
  private static void setInfo(DMatrix data, String field, float[] values) {
    try {
      Method set =
          Class.forName("ml.dmlc.xgboost4j.java.XGBoostJNI")
              .getDeclaredMethod("XGDMatrixSetFloatInfo", long.class, String.class, float[].class);
      set.setAccessible(true);
      assertThat(set.invoke(null, data.getHandle(), field, values)).isEqualTo(0);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** A value as training data have them: never infinite, one in five missing. */
  static float trainingValue(Random random, int column) {
    if (random.nextInt(5) == 0) {
      return Float.NaN;
    }
    return switch (column % 4) {
      case 0 -> (float) random.nextGaussian();
      case 1 -> random.nextInt(4) - 1;
      case 2 -> (float) (random.nextGaussian() * 1e-39);
      default -> (float) (random.nextGaussian() * 1e30);
    };
  }

  /** Rows as in training, with extreme values and thresholds of the model among them. */
  static float[] rows(int rows, int columns, XgboostModel model, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> EXTREMES[random.nextInt(EXTREMES.length)];
            case 1 -> beside(threshold(random, model), random.nextInt(3));
            default -> trainingValue(random, i % columns);
          };
    }
    return values;
  }

  private static float threshold(Random random, XgboostModel model) {
    float[] conditions = model.trees().get(random.nextInt(model.trees().size())).conditions();
    return conditions[random.nextInt(conditions.length)];
  }

  private static float beside(float value, int side) {
    return side == 0 ? value : side == 1 ? Math.nextUp(value) : Math.nextDown(value);
  }
}
