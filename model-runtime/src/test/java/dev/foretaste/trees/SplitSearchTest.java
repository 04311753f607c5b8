package dev.foretaste.trees;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitSearchTest {
  private static final int COLUMNS = 5;
  private static final int ROWS = 64;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 20, 60})
  void shouldFindTheRowsThatReachEachThreshold(int trees) throws Exception {
    Booster booster =
        RandomModels.train("binary:logistic", COLUMNS, trees, Map.of("max_depth", 3), trees);
    XgboostModel model = XgboostModel.read(booster.toByteArray("ubj"));
    Splits splits = new Splits(new Forest(model));
    float[] thresholds = splits.thresholds();
    float[] values = RandomModels.rows(ROWS, COLUMNS, model, trees);
    long[] right = new long[2 * splits.places()];

    new SplitSearch(splits).compare(values, 0, ROWS, right);

    for (int column = 0; column < COLUMNS; column++) {
      for (int place = splits.start(column) + 1; place < splits.end(column); place++) {
        for (int row = 0; row < ROWS; row++) {
          float value = values[row * COLUMNS + column];
          boolean reaches = value >= thresholds[place];
          assertThat(bit(right[place], row)).isEqualTo(reaches);
          assertThat(bit(right[splits.places() + place], row))
              .isEqualTo(reaches || Float.isNaN(value));
        }
      }
    }
  }

  private static boolean bit(long bits, int row) {
    return (bits >>> row & 1) != 0;
  }
}
