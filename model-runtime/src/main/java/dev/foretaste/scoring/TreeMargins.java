package dev.foretaste.scoring;

import dev.foretaste.features.FeatureMatrix;

/** Computes the margins of trees. Thread-safe. */
sealed interface TreeMargins permits EvaluatorMargins, Xgboost4jMargins {
  Engine engine();

  /** One margin per row. */
  float[] margins(FeatureMatrix features);

  /** SHAP values of a row's margin, one per column, and at last the mean margin. */
  double[] contributions(FeatureMatrix features, int row);
}
