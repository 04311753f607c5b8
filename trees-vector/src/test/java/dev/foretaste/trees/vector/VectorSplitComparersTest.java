package dev.foretaste.trees.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.foretaste.trees.TreeEvaluator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jdk.incubator.vector.IntVector;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorSplitComparersTest {
  private static final int COLUMNS = 9;
  private static final int ROWS = 2_000;
  private static final float[] EXTREMES = {
    Float.NaN, 0f, -0f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, 1e-42f
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8})
  void shouldAnswerAsPlainJavaDoesBitForBit(int depth) throws Exception {
    assumeTrue(IntVector.SPECIES_PREFERRED.length() >= 16, "no 512-bit registers here");
    byte[] ubj = train(depth);
    float[] values = rows(depth);

    TreeEvaluator wide = TreeEvaluator.load(ubj, List.of(new VectorSplitComparers(17)));
    TreeEvaluator plain = TreeEvaluator.load(ubj, List.of());

    assertThat(wide.isWide()).isTrue();
    assertThat(plain.isWide()).isFalse();
    assertThat(wide.margins(values, ROWS)).isEqualTo(plain.margins(values, ROWS));
  }

  private static byte[] train(int depth) throws XGBoostError {
    float[] labels = new float[ROWS];
    float[] values = rows(99);
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isInfinite(values[i]) ? 3 : values[i];
    }
    for (int row = 0; row < ROWS; row++) {
      labels[row] = values[row * COLUMNS] > values[row * COLUMNS + 1] ? 1 : 0;
    }
    DMatrix data = new DMatrix(values, ROWS, COLUMNS, Float.NaN);
    try {
      data.setLabel(labels);
      Map<String, Object> parameters =
          Map.of("objective", "binary:logistic", "max_depth", depth, "nthread", 1);
      return XGBoost.train(data, parameters, 19, Map.of(), null, null).toByteArray("ubj");
    } finally {
      data.dispose();
    }
  }

  private static float[] rows(long seed) {
    Random random = new Random(seed);
    float[] values = new float[ROWS * COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          random.nextInt(4) == 0
              ? EXTREMES[random.nextInt(EXTREMES.length)]
              : (float) random.nextGaussian();
    }
    return values;
  }
}
