package dev.foretaste.cli.bench.pipeline;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.ScoringException;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.trees.SinglePrecision;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Scores as XGBoost4J's manual has it: a DMatrix per call, and {@code predict}. Every thread has a
 * booster of its own, because a shared one lets only one thread in at a time. Thread-safe; to be
 * closed when no thread scores any more.
 */
final class MatrixScorer implements Scorer, AutoCloseable {
  private final Queue<Booster> loaded = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Booster> boosters;

  MatrixScorer(byte[] ubj) {
    boosters = ThreadLocal.withInitial(() -> load(ubj));
  }

  private Booster load(byte[] ubj) {
    try {
      Booster booster = XGBoost.loadModel(ubj);
      booster.setParam("nthread", 1);
      loaded.add(booster);
      return booster;
    } catch (XGBoostError | IOException e) {
      throw new ScoringException("XGBoost cannot read the trees: " + e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return XgboostScorer.NAME;
  }

  @Override
  public float[] margins(FeatureMatrix features) {
    try {
      DMatrix matrix =
          new DMatrix(features.values(), features.rows(), features.columns(), Float.NaN);
      try {
        float[][] predicted = boosters.get().predict(matrix, true);
        float[] margins = new float[predicted.length];
        for (int row = 0; row < margins.length; row++) {
          margins[row] = predicted[row][0];
        }
        return margins;
      } finally {
        matrix.dispose();
      }
    } catch (XGBoostError e) {
      throw new ScoringException("XGBoost cannot score: " + e.getMessage(), e);
    }
  }

  @Override
  public double[] contributions(FeatureMatrix features, int row) {
    throw new UnsupportedOperationException("nothing is explained in a benchmark");
  }

  @Override
  public float probability(float margin) {
    return SinglePrecision.sigmoid(margin);
  }

  @Override
  public void close() {
    loaded.forEach(Booster::dispose);
  }
}
