package dev.foretaste.learning.gate;

import java.util.Map;

/**
 * Quality of a model's rankings, as means over examples; all 0 to 1, higher is better.
 *
 * @param examples how many examples; the rest is 0 when there are none
 * @param recall5 share of the ordered items among the first 5
 * @param recall10 share of the ordered items among the first 10
 * @param ndcg10 normalised discounted cumulative gain of the first 10
 * @param phr10 share of examples with at least one ordered item among the first 10
 */
public record HoldoutQuality(
    int examples, double recall5, double recall10, double ndcg10, double phr10) {

  /** The figures by their published names, each with a prefix. */
  public Map<String, Double> toMetrics(String prefix) {
    return Map.of(
        prefix + "recall@5", recall5,
        prefix + "recall@10", recall10,
        prefix + "ndcg@10", ndcg10,
        prefix + "phr@10", phr10);
  }
}
