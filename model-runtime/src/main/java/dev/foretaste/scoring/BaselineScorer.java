package dev.foretaste.scoring;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.preferences.Decay;

/**
 * Decayed personal frequency, filled from popularity: what answers until a model has been trained,
 * and what a model has to beat.
 *
 * <p>{@code score = (w + 0.05 * p) / (W + 0.05)} where w is the customer's slow weight of the item,
 * W the same weight of an item that had been in every order, and p the item's recent popularity (0
 * when unknown). It estimates the share of the customer's recent orders that had the item, shrunk a
 * little towards everybody's.
 */
public final class BaselineScorer implements Scorer {
  /** Name that predictions carry. */
  public static final String NAME = "baseline";

  private static final double PRIOR_ORDERS = 0.05;
  private static final int SLOW_WEIGHT = FeatureVectorizer.SCHEMA.indexOf("own_slow_weight");
  private static final int ORDERS = FeatureVectorizer.SCHEMA.indexOf("customer_orders");
  private static final int POPULARITY = FeatureVectorizer.SCHEMA.indexOf("item_recent_popularity");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public float[] margins(FeatureMatrix features) {
    float[] scores = new float[features.rows()];
    for (int row = 0; row < scores.length; row++) {
      float popularity = features.at(row, POPULARITY);
      double prior = Float.isNaN(popularity) ? 0 : PRIOR_ORDERS * popularity;
      double possible = Decay.SLOW.sumOver(Math.max(0, (int) features.at(row, ORDERS)));
      scores[row] = (float) ((features.at(row, SLOW_WEIGHT) + prior) / (possible + PRIOR_ORDERS));
    }
    return scores;
  }

  @Override
  public float probability(float margin) {
    return Math.max(0, Math.min(1, margin));
  }
}
