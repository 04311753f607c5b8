package dev.foretaste.bundle;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.schema.GoldenVectors;
import dev.foretaste.scoring.Scorer;
import java.util.Arrays;

/**
 * Rows with the margins that the trained model gave them. A bundle whose scorer answers otherwise,
 * by one bit, is refused.
 *
 * @param features the rows
 * @param margins one per row
 */
public record Golden(FeatureMatrix features, float[] margins) {

  /** Records what a scorer answers. */
  public static Golden of(FeatureMatrix features, Scorer scorer) {
    return new Golden(features, scorer.margins(features));
  }

  /** Whether the scorer answers exactly so. */
  public boolean isReproducedBy(Scorer scorer) {
    return Arrays.equals(scorer.margins(features), margins);
  }

  GoldenVectors encode() {
    return new GoldenVectors(
        features.rows(),
        features.columns(),
        LittleEndian.of(features.values()),
        LittleEndian.of(margins));
  }

  /** Reads what a bundle keeps. */
  public static Golden decode(GoldenVectors encoded) {
    return new Golden(
        new FeatureMatrix(
            LittleEndian.floats(encoded.getMatrix()), encoded.getRows(), encoded.getFeatures()),
        LittleEndian.floats(encoded.getMargins()));
  }
}
