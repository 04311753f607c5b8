package dev.foretaste.learning.quality;

import dev.foretaste.learning.quality.Quality.Calibration;
import java.util.Optional;

/** Adds up how far probabilities are what they say. Not thread-safe. */
final class CalibrationMeter {
  private static final int BINS = 10;
  private static final double SMALLEST = 1e-7;

  private final double[] excess = new double[BINS];
  private double loss;
  private long rows;

  /** A candidate was given a probability, and was ordered or not. */
  void add(double probability, boolean ordered) {
    double clipped = Math.max(SMALLEST, Math.min(1 - SMALLEST, probability));
    loss -= Math.log(ordered ? clipped : 1 - clipped);
    excess[Math.min(BINS - 1, (int) (probability * BINS))] += probability - (ordered ? 1 : 0);
    rows++;
  }

  /** Empty when nothing was added. */
  Optional<Calibration> result() {
    if (rows == 0) {
      return Optional.empty();
    }
    double error = 0;
    for (double bin : excess) {
      error += Math.abs(bin);
    }
    return Optional.of(new Calibration(loss / rows, error / rows));
  }
}
