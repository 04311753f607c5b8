package dev.foretaste.experiments.report;

import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up outcomes by customer. The outcomes of one customer are alike, so customers are what
 * varies: the standard error of the mean over outcomes is that of a ratio of two means over
 * customers (Deng, Knoblich and Lu, "Applying the Delta Method in Metric Analytics", KDD 2018,
 * section 3). Not thread-safe.
 */
final class ArmTally {
  private static final class Sums {
    private long count;
    private final double[] values = new double[Metric.values().length];
  }

  /** In a sequence of its own, so that rounding never differs. */
  private final Map<String, Sums> customers = new TreeMap<>();

  private long outcomes;

  /** Adds what an outcome says of each metric. */
  void add(String customerId, Scores scores) {
    Sums sums = customers.computeIfAbsent(customerId, id -> new Sums());
    sums.count++;
    outcomes++;
    for (Metric metric : Metric.values()) {
      sums.values[metric.ordinal()] += scores.of(metric);
    }
  }

  long outcomes() {
    return outcomes;
  }

  int customers() {
    return customers.size();
  }

  Estimate estimate(Metric metric) {
    int customerCount = customers.size();
    double total = customers.values().stream().mapToDouble(s -> s.values[metric.ordinal()]).sum();
    double mean = outcomes == 0 ? 0 : total / outcomes;
    if (customerCount < 2) {
      return new Estimate(mean, Double.POSITIVE_INFINITY);
    }
    double squares = 0;
    for (Sums sums : customers.values()) {
      double residual = sums.values[metric.ordinal()] - mean * sums.count;
      squares += residual * residual;
    }
    double correction = (double) customerCount / (customerCount - 1);
    return new Estimate(mean, Math.sqrt(correction * squares) / outcomes);
  }

  ArmReport report() {
    return new ArmReport(outcomes, customers(), Metric.each(metric -> estimate(metric).within(0)));
  }

  /** What to report of the differences that were added. */
  Map<String, Figure> differences() {
    return Metric.each(metric -> estimate(metric).within(-1));
  }
}
