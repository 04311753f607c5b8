package dev.foretaste.scoring;

/** What computes the margins of XGBoost's trees. All engines answer with the same bits. */
public enum Engine {
  /** {@link dev.foretaste.trees.TreeEvaluator}: fast; evaluates most models, not all. */
  FORETASTE,
  /** XGBoost4J, the reference. */
  XGBOOST4J
}
