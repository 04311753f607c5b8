package dev.foretaste.models;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Small bundles that every instance accepts. */
final class TestBundles {
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();
  private static final int ROWS = 8;

  private TestBundles() {}

  static PackedBundle baseline(String version) {
    return pack(version, Optional.empty(), new BaselineScorer());
  }

  static PackedBundle trees(String version) throws XGBoostError {
    byte[] ubj = train();
    return pack(version, Optional.of(ubj), XgboostScorer.load(ubj, COLUMNS));
  }

  /** As many rows as {@link #features} has, half of them labelled 1. */
  static byte[] train() throws XGBoostError {
    DMatrix rows = new DMatrix(features().values(), ROWS, COLUMNS, Float.NaN);
    rows.setLabel(new float[] {0, 0, 0, 0, 1, 1, 1, 1});
    Map<String, Object> parameters =
        Map.of("objective", "binary:logistic", "nthread", 1, "min_child_weight", 0);
    return XGBoost.train(rows, parameters, 3, Map.of(), null, null).toByteArray("ubj");
  }

  static FeatureMatrix features() {
    float[] values = new float[ROWS * COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / COLUMNS;
    }
    return new FeatureMatrix(values, ROWS, COLUMNS);
  }

  private static PackedBundle pack(String version, Optional<byte[]> trees, Scorer scorer) {
    return new BundlePacker()
        .pack(
            new BundleDraft(
                version,
                trees,
                ItemTables.EMPTY,
                Golden.of(features(), scorer),
                Map.of("recall@10", 0.25),
                new ModelLineage(
                    "v0", 7L, 255L, List.of(), 0L, 1L, "all", Map.of("eta", "0.3"), "test", 0L)));
  }
}
