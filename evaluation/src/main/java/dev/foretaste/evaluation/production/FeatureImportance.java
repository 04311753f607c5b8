package dev.foretaste.evaluation.production;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.training.GrownTrees;
import dev.foretaste.scoring.ScoringException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Adds up what features are worth to trees: XGBoost's total gain. Not thread-safe. */
final class FeatureImportance {
  private final Map<String, Double> gains = new TreeMap<>();

  /** Adds all splits of these trees. */
  void add(GrownTrees trees) {
    Booster booster = null;
    try {
      booster = XGBoost.loadModel(new ByteArrayInputStream(trees.ubj()));
      String[] names = FeatureVectorizer.SCHEMA.names().toArray(String[]::new);
      booster
          .getScore(names, Booster.FeatureImportanceType.TOTAL_GAIN)
          .forEach((feature, gain) -> gains.merge(feature, gain, Double::sum));
    } catch (XGBoostError | IOException e) {
      throw new ScoringException(
          "XGBoost cannot say what features are worth: " + e.getMessage(), e);
    } finally {
      if (booster != null) {
        booster.dispose();
      }
    }
  }

  /** Per feature the sum. */
  Map<String, Double> gains() {
    return Collections.unmodifiableMap(gains);
  }
}
