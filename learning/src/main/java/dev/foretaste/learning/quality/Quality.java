package dev.foretaste.learning.quality;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Quality of a ranker, as means over examples; 0 to 1, higher is better.
 *
 * @param examples how many examples; the rest is 0 when there are none
 * @param recall5 share of the ordered items among the first 5
 * @param recall10 share of the ordered items among the first 10
 * @param ndcg10 normalised discounted cumulative gain of the first 10
 * @param phr10 share of examples with at least one ordered item among the first 10
 * @param coverage share of the tables' items that are among the first 10 of any example
 * @param calibration of its probabilities; empty when it has none or there are no candidates
 */
public record Quality(
    int examples,
    double recall5,
    double recall10,
    double ndcg10,
    double phr10,
    double coverage,
    Optional<Calibration> calibration) {

  /**
   * How far probabilities are what they say, over all candidates of all examples; lower is better.
   *
   * @param logLoss mean negative logarithm (natural) of the probability given to what happened;
   *     probabilities are taken to be at least 1e-7 and at most 1 - 1e-7
   * @param error expected calibration error (Guo et al., "On Calibration of Modern Neural
   *     Networks", ICML 2017) with 10 bins of equal width; 0 to 1
   */
  public record Calibration(double logLoss, double error) {}

  /** The figures by their published names, each with a prefix. */
  public Map<String, Double> toMetrics(String prefix) {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put(prefix + "recall@5", recall5);
    metrics.put(prefix + "recall@10", recall10);
    metrics.put(prefix + "ndcg@10", ndcg10);
    metrics.put(prefix + "phr@10", phr10);
    metrics.put(prefix + "coverage@10", coverage);
    calibration.ifPresent(
        measured -> {
          metrics.put(prefix + "logloss", measured.logLoss());
          metrics.put(prefix + "calibration_error", measured.error());
        });
    return metrics;
  }
}
