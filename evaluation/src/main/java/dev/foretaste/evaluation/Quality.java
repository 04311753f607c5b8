package dev.foretaste.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Quality of a method on one group of customers.
 *
 * @param means per metric its mean over the customers
 */
public record Quality(Map<Metric, Double> means) {

  /**
   * Ranks for every customer, on all processors. The result does not depend on how many there are.
   *
   * @param customers at least one
   */
  public static Quality of(Ranker ranker, Dataset data, List<Integer> customers) {
    List<double[]> measured =
        customers.parallelStream()
            .map(customer -> measure(ranker.rank(customer), data.truth(customer)))
            .toList();
    Map<Metric, Double> means = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      double sum = 0;
      for (double[] values : measured) {
        sum += values[metric.ordinal()];
      }
      means.put(metric, sum / measured.size());
    }
    return new Quality(means);
  }

  private static double[] measure(List<String> ranked, Set<String> ordered) {
    double[] values = new double[Metric.values().length];
    for (Metric metric : Metric.values()) {
      values[metric.ordinal()] = metric.of(ranked, ordered);
    }
    return values;
  }

  /** The mean of one metric. */
  public double mean(Metric metric) {
    return means.get(metric);
  }
}
