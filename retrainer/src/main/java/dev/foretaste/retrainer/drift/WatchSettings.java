package dev.foretaste.retrainer.drift;

import dev.foretaste.learning.anomalies.AnomalySettings;
import dev.foretaste.learning.drift.DriftSettings;

/**
 * What counts as drift and as unusual.
 *
 * @param drift of features, scores and labels
 * @param anomalies of the stream of orders
 * @param trainsOnDrift whether drift of features, scores or labels lets the retrainer train when
 *     nothing else would
 */
public record WatchSettings(DriftSettings drift, AnomalySettings anomalies, boolean trainsOnDrift) {

  /** Standard limits; drift is reported and trains nobody. */
  public static WatchSettings standard() {
    return new WatchSettings(DriftSettings.standard(), AnomalySettings.standard(), false);
  }
}
