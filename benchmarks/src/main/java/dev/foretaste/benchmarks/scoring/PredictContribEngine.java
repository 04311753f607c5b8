package dev.foretaste.benchmarks.scoring;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost4J's SHAP values, of all rows in one call. */
final class PredictContribEngine implements ScoringEngine {

  @Override
  public String name() {
    return "explain-xgboost4j";
  }

  @Override
  public int maxRows() {
    return ExplainEngine.MAX_ROWS;
  }

  @Override
  public LoadedModel load(BenchmarkModel model) {
    Booster booster = PredictEngine.booster(model);
    return new LoadedModel() {
      @Override
      public float score(float[] values, int rows) {
        try {
          DMatrix matrix = new DMatrix(values, rows, model.columns(), Float.NaN);
          try {
            return booster.predictContrib(matrix, 0)[0][0];
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
}
