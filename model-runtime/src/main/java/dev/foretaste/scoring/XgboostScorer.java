package dev.foretaste.scoring;

import dev.foretaste.features.FeatureMatrix;
import java.io.IOException;
import java.lang.ref.Reference;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Scores with XGBoost4J in the process. The margin is the log-odds; the objective must be {@code
 * binary:logistic}. Uses the lock-free in-place prediction, so any number of threads may score. The
 * native model is freed by the garbage collector when no thread can reach the scorer any more.
 */
public final class XgboostScorer implements Scorer {
  /** Name that predictions carry. */
  public static final String NAME = "xgboost";

  private final Booster booster;

  private XgboostScorer(Booster booster) {
    this.booster = booster;
  }

  /**
   * Loads trees.
   *
   * @param ubj a model as XGBoost saves it in the UBJ format
   * @throws ScoringException when XGBoost cannot read it or it expects another number of features
   */
  public static XgboostScorer load(byte[] ubj, int features) {
    try {
      Booster booster = XGBoost.loadModel(ubj);
      booster.setParam("nthread", 1);
      if (booster.getNumFeature() != features) {
        throw new ScoringException(
            "the trees expect %d features, not %d".formatted(booster.getNumFeature(), features));
      }
      return new XgboostScorer(booster);
    } catch (XGBoostError | IOException e) {
      throw new ScoringException("XGBoost cannot read the trees: " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return NAME;
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

  /** The logistic function, rounded once from double; the same on every machine. */
  @Override
  public float probability(float margin) {
    return (float) (1 / (1 + StrictMath.exp(-margin)));
  }
}
