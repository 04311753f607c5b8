package dev.foretaste.evaluation;

import java.util.List;
import java.util.Map;

/**
 * What a method reached.
 *
 * @param name of the method
 * @param description its source and settings, for people
 * @param perSeed quality on the test customers of each seed, at least one
 * @param breakdown over the seeds
 * @param importance per feature, see {@link Method#importance}
 * @param timing per metric, see {@link Method#timing}
 */
public record MethodResult(
    String name,
    String description,
    List<Quality> perSeed,
    Breakdown breakdown,
    Map<String, Double> importance,
    Map<String, Double> timing) {

  /** Mean over the seeds. */
  public double mean(Metric metric) {
    return perSeed.stream().mapToDouble(quality -> quality.mean(metric)).average().orElseThrow();
  }

  /** Sample standard deviation over the seeds; 0 for a single seed. */
  public double deviation(Metric metric) {
    if (perSeed.size() == 1) {
      return 0;
    }
    double mean = mean(metric);
    double squares =
        perSeed.stream()
            .mapToDouble(quality -> quality.mean(metric) - mean)
            .map(difference -> difference * difference)
            .sum();
    return Math.sqrt(squares / (perSeed.size() - 1));
  }
}
