package dev.foretaste.benchmarks.scoring;

import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost4J's prediction without a DMatrix. */
final class InplacePredictEngine implements ScoringEngine {
  @Override
  public String name() {
    return "xgboost4j-inplace";
  }

  @Override
  public LoadedModel load(BenchmarkModel model) {
    Booster booster = PredictEngine.booster(model);
    int[] allTrees = {0, 0};
    return new LoadedModel() {
      @Override
      public float score(float[] values, int rows) {
        try {
          return booster
              .inplace_predict(
                  values,
                  rows,
                  model.columns(),
                  Float.NaN,
                  allTrees,
                  Booster.PredictionType.kMargin,
                  null)[0][0];
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
