package dev.foretaste.experiments.report;

import java.util.Map;

/**
 * How both arms did.
 *
 * @param champion with a shadow, on the same orders as the challenger
 * @param challenger what was tried
 * @param differences how much better the challenger did, by the names of the metrics
 */
public record ExperimentReport(
    ArmReport champion, ArmReport challenger, Map<String, Figure> differences) {

  /** The difference that gates look at. */
  public Figure ndcgDifference() {
    return differences.get(Metric.NDCG.key());
  }
}
