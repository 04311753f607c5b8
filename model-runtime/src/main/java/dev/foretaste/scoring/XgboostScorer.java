package dev.foretaste.scoring;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.trees.SinglePrecision;
import dev.foretaste.trees.TreeEvaluator;
import dev.foretaste.trees.UnsupportedModelException;

/**
 * Scores with trees that XGBoost has grown. The margin is the log-odds; the objective must be
 * {@code binary:logistic}. Which {@link Engine} computes it makes no difference to any bit.
 */
public final class XgboostScorer implements Scorer {
  /** Name that predictions carry. */
  public static final String NAME = "xgboost";

  private final TreeMargins trees;

  private XgboostScorer(TreeMargins trees) {
    this.trees = trees;
  }

  /**
   * Loads trees into XGBoost4J, the reference.
   *
   * @param ubj a model as XGBoost saves it in the UBJ format
   * @throws ScoringException when XGBoost cannot read it or it expects another number of features
   */
  public static XgboostScorer load(byte[] ubj, int features) {
    return new XgboostScorer(Xgboost4jMargins.load(ubj, features));
  }

  /**
   * Loads trees into the evaluator.
   *
   * @param ubj a model as XGBoost saves it in the UBJ format
   * @throws UnsupportedModelException when the evaluator cannot represent it; XGBoost4J may
   * @throws ScoringException when it expects another number of features
   */
  public static XgboostScorer evaluating(byte[] ubj, int features)
      throws UnsupportedModelException {
    TreeEvaluator evaluator = TreeEvaluator.load(ubj);
    if (evaluator.columns() != features) {
      throw new ScoringException(
          "the trees expect %d features, not %d".formatted(evaluator.columns(), features));
    }
    return new XgboostScorer(new EvaluatorMargins(evaluator));
  }

  /** What computes the margins. */
  public Engine engine() {
    return trees.engine();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public float[] margins(FeatureMatrix features) {
    return trees.margins(features);
  }

  /** Exact SHAP values, in log-odds; at last the mean margin over the training rows. */
  @Override
  public double[] contributions(FeatureMatrix features, int row) {
    return trees.contributions(features, row);
  }

  /** The logistic function as XGBoost computes it; the same on every machine. */
  @Override
  public float probability(float margin) {
    return SinglePrecision.sigmoid(margin);
  }
}
