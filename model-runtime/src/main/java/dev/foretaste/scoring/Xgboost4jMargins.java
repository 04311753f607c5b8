package dev.foretaste.scoring;

import dev.foretaste.features.FeatureMatrix;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Margins by XGBoost4J in the process. Uses the lock-free in-place prediction, so any number of
 * threads may score. The native model is freed by the garbage collector when no thread can reach it
 * any more.
 */
record Xgboost4jMargins(Booster booster) implements TreeMargins {

  static Xgboost4jMargins load(byte[] ubj, int features) {
    try {
      Booster booster = XGBoost.loadModel(ubj);
      booster.setParam("nthread", 1);
      if (booster.getNumFeature() != features) {
        throw new ScoringException(
            "the trees expect %d features, not %d".formatted(booster.getNumFeature(), features));
      }
      return new Xgboost4jMargins(booster);
    } catch (XGBoostError | IOException e) {
      throw new ScoringException("XGBoost cannot read the trees: " + e.getMessage(), e);
    }
  }

  @Override
  public Engine engine() {
    return Engine.XGBOOST4J;
  }

  @Override
  public float[] margins(FeatureMatrix features) {
    if (features.rows() == 0) {
      return new float[0];
    }
    try {
      float[][] predicted =
          booster.inplace_predict(
              features.values(),
              features.rows(),
              features.columns(),
              Float.NaN,
              new int[] {0, 0},
              Booster.PredictionType.kMargin,
              null);
      float[] margins = new float[predicted.length];
      for (int row = 0; row < margins.length; row++) {
        margins[row] = predicted[row][0];
      }
      return margins;
    } catch (XGBoostError e) {
      throw new ScoringException("XGBoost cannot score: " + e.getMessage(), e);
    } finally {
      Reference.reachabilityFence(booster);
    }
  }

  @Override
  public double[] contributions(FeatureMatrix features, int row) {
    int columns = features.columns();
    float[] values = Arrays.copyOfRange(features.values(), row * columns, row * columns + columns);
    try {
      DMatrix data = new DMatrix(values, 1, columns, Float.NaN);
      try {
        float[] contributions = booster.predictContrib(data, 0)[0];
        return IntStream.range(0, contributions.length)
            .mapToDouble(i -> contributions[i])
            .toArray();
      } finally {
        data.dispose();
      }
    } catch (XGBoostError e) {
      throw new ScoringException("XGBoost cannot explain: " + e.getMessage(), e);
    } finally {
      Reference.reachabilityFence(booster);
    }
  }
}
