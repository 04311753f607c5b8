package dev.foretaste.benchmarks.scoring;

import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost4J as its manual has it: a DMatrix, {@code predict}, and what both need is freed. */
final class PredictEngine implements ScoringEngine {
  static final String NAME = "xgboost4j-predict";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public LoadedModel load(BenchmarkModel model) {
    Booster booster = booster(model);
    return new LoadedModel() {
      @Override
      public float score(float[] values, int rows) {
        try {
          DMatrix matrix = new DMatrix(values, rows, model.columns(), Float.NaN);
          try {
            return booster.predict(matrix, true)[0][0];
          } finally {
            matrix.dispose();
          }
        } catch (XGBoostError e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {
        booster.dispose();
      }
    };
  }

  static Booster booster(BenchmarkModel model) {
    try {
      Booster booster = XGBoost.loadModel(model.ubj());
      booster.setParam("nthread", 1);
      return booster;
    } catch (XGBoostError | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
