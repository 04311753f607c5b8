package dev.foretaste.learning.training;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.scoring.ScoringException;
import dev.foretaste.scoring.XgboostScorer;
import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Looks at trees that were grown elsewhere as if they had been grown here. Stateless. */
final class GivenTrees {
  private GivenTrees() {}

  /**
   * The trees with what growing them would have told.
   *
   * @throws ScoringException when XGBoost cannot use them
   */
  static GrownTrees of(byte[] ubj, LabelledRows validation) {
    XgboostScorer scorer = XgboostScorer.load(ubj, FeatureVectorizer.SCHEMA.size());
    return new GrownTrees(ubj, rounds(ubj), logLoss(scorer, validation));
  }

  private static int rounds(byte[] ubj) {
    Booster booster = null;
    try {
      booster = XGBoost.loadModel(ubj);
      return booster.getModelDump((String) null, false).length;
    } catch (XGBoostError | IOException e) {
      throw new ScoringException("XGBoost cannot read the trees: " + e.getMessage(), e);
    } finally {
      if (booster != null) {
        booster.dispose();
      }
    }
  }

  /** Weighted as XGBoost weighs it. */
  private static double logLoss(XgboostScorer scorer, LabelledRows rows) {
    float[] margins = scorer.margins(rows.first(Integer.MAX_VALUE));
    float[] weights = rows.weights();
    double loss = 0;
    double weight = 0;
    for (int row = 0; row < margins.length; row++) {
      double surprise = rows.isOrdered(row) ? -margins[row] : margins[row];
      loss += weights[row] * softplus(surprise);
      weight += weights[row];
    }
    return loss / weight;
  }

  /** The logarithm of 1 + e^x, which does not overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }
}
