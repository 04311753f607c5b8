package dev.foretaste.evaluation;

import java.util.List;
import java.util.Map;

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
    return of(TestedOrder.all(ranker, data, customers));
  }

  /** Of at least one order. */
  static Quality of(List<TestedOrder> tested) {
    MetricSums sums = new MetricSums();
    tested.forEach(order -> sums.add(order.ranked().items(), order.ordered()));
    return sums.toQuality();
  }

  /** The mean of one metric. */
  public double mean(Metric metric) {
    return means.get(metric);
  }
}
