package dev.foretaste.learning.anomalies;

/**
 * Mean and variance of numbers that came one after the other, the latest counting most: West,
 * "Updating mean and variance estimates" (1979), with a weight of at least {@code slowest} for each
 * new number. Not thread-safe.
 */
final class RunningMoments {
  private final double slowest;
  private int count;
  private double mean;
  private double variance;

  RunningMoments(double slowest) {
    this.slowest = slowest;
  }

  void add(double value) {
    count++;
    double weight = Math.max(1.0 / count, slowest);
    double difference = value - mean;
    mean += weight * difference;
    variance = (1 - weight) * (variance + weight * difference * difference);
  }

  /** As if the mean lay so much further on; what deviates by that is not thought usual. */
  void move(double difference) {
    count++;
    mean += Math.max(1.0 / count, slowest) * difference;
  }

  /** How many there were. */
  int count() {
    return count;
  }

  double mean() {
    return mean;
  }

  double deviation() {
    return Math.sqrt(variance);
  }
}
