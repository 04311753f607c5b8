package dev.foretaste.scoring;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.trees.TreeEvaluator;

/** Margins by our own evaluator. */
record EvaluatorMargins(TreeEvaluator evaluator) implements TreeMargins {

  @Override
  public Engine engine() {
    return Engine.FORETASTE;
  }

  @Override
  public float[] margins(FeatureMatrix features) {
    return evaluator.margins(features.values(), features.rows());
  }

  @Override
  public double[] contributions(FeatureMatrix features, int row) {
    return evaluator.shap().contributions(features.values(), row);
  }
}
