package dev.foretaste.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.features.FeatureVectorizer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;

class BoosterFileTest {
  private static final List<String> NAMES = FeatureVectorizer.SCHEMA.names();

  @Test
  void shouldReadBothFormats() throws XGBoostError {
    Booster booster = trained(NAMES.size(), Map.of());
    booster.setFeatureNames(NAMES.toArray(String[]::new));

    for (String format : List.of("ubj", "json")) {
      BoosterFile read = BoosterFile.of(booster.toByteArray(format));

      assertThat(read.rounds()).isEqualTo(3);
      assertThat(read.ubj()).isEqualTo(booster.toByteArray("ubj"));
      assertThat(read.sha256()).hasSize(64);
    }
  }

  @Test
  void shouldSayWhichFeaturesAreExpected() throws XGBoostError {
    byte[] few = trained(3, Map.of()).toByteArray("ubj");
    Booster renamed = trained(NAMES.size(), Map.of());
    String[] names = NAMES.toArray(String[]::new);
    names[2] = "colour";
    renamed.setFeatureNames(names);

    assertThatThrownBy(() -> BoosterFile.of(few))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageStartingWith(
            "the booster has 3 features, this version of Foretaste " + NAMES.size())
        .hasMessageContaining("export-training-set");
    assertThatThrownBy(() -> BoosterFile.of(renamed.toByteArray("ubj")))
        .hasMessageStartingWith("feature 2 of the booster is colour, this version")
        .hasMessageContaining(NAMES.get(2));
  }

  @Test
  void shouldTakeOnlyWhatGivesLogOdds() throws XGBoostError {
    byte[] regression =
        trained(NAMES.size(), Map.of("objective", "reg:squarederror")).toByteArray("ubj");
    byte[] linear = trained(NAMES.size(), Map.of("booster", "gblinear")).toByteArray("json");

    assertThatThrownBy(() -> BoosterFile.of(regression))
        .hasMessageContaining("the objective is reg:squarederror, it must be binary:logistic");
    assertThatThrownBy(() -> BoosterFile.of(linear))
        .hasMessageContaining("the booster is gblinear, it must be gbtree");
  }

  @Test
  void shouldRefuseWhatIsNoBooster() {
    assertThatThrownBy(() -> BoosterFile.of("hello".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("save_model");
    assertThatThrownBy(() -> BoosterFile.of(new byte[0])).isInstanceOf(ModelRefusedException.class);
  }

  private static Booster trained(int columns, Map<String, Object> more) throws XGBoostError {
    int rows = 8;
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / columns;
    }
    DMatrix matrix = new DMatrix(values, rows, columns, Float.NaN);
    matrix.setLabel(new float[] {0, 0, 0, 0, 1, 1, 1, 1});
    Map<String, Object> parameters =
        new HashMap<>(Map.of("objective", "binary:logistic", "nthread", 1, "min_child_weight", 0));
    parameters.putAll(more);
    return XGBoost.train(matrix, parameters, 3, Map.of(), null, null);
  }
}
