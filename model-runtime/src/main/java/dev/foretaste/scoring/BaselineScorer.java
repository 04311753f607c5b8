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
      scores[row] =
          (float) ((features.at(row, SLOW_WEIGHT) + prior(features, row)) / orders(features, row));
    }
    return scores;
  }

  /** The two terms of the formula: what the customer ordered, and what everybody orders. */
  @Override
  public double[] contributions(FeatureMatrix features, int row) {
    double[] contributions = new double[features.columns() + 1];
    contributions[SLOW_WEIGHT] = features.at(row, SLOW_WEIGHT) / orders(features, row);
    contributions[POPULARITY] = prior(features, row) / orders(features, row);
    return contributions;
  }

  private static double prior(FeatureMatrix features, int row) {
    float popularity = features.at(row, POPULARITY);
    return Float.isNaN(popularity) ? 0 : PRIOR_ORDERS * popularity;
  }

  private static double orders(FeatureMatrix features, int row) {
    return Decay.SLOW.sumOver(Math.max(0, (int) features.at(row, ORDERS))) + PRIOR_ORDERS;
  }

  @Override
  public float probability(float margin) {
    return Math.max(0, Math.min(1, margin));
  }
}
