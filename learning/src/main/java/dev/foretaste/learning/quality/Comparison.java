package dev.foretaste.learning.quality;

import java.util.Map;
import java.util.TreeMap;

/**
 * How much better one ranker did than another on the same examples.
 *
 * @param examples how many examples
 * @param customers of how many customers
 * @param ndcg10 difference of ndcg@10
 * @param recall10 difference of recall@10
 * @param segments the same per segment; only those that have examples
 */
public record Comparison(
    int examples,
    int customers,
    Interval ndcg10,
    Interval recall10,
    Map<Segment, SegmentDifference> segments) {

  /** Keeps a copy. */
  public Comparison {
    segments = Map.copyOf(segments);
  }

  /**
   * The difference with the customers of one segment.
   *
   * @param examples how many examples
   * @param ndcg10 difference of ndcg@10
   */
  public record SegmentDifference(int examples, Interval ndcg10) {}

  /**
   * The figures by their published names, each with a prefix: {@code ndcg@10_difference}, {@code
   * ndcg@10_difference_low}, {@code new_ndcg@10_difference_high} and so on.
   */
  public Map<String, Double> toMetrics(String prefix) {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.putAll(ndcg10.toMetrics(prefix + "ndcg@10_difference"));
    metrics.putAll(recall10.toMetrics(prefix + "recall@10_difference"));
    segments.forEach(
        (segment, difference) ->
            metrics.putAll(
                difference.ndcg10().toMetrics(prefix + segment.key() + "_ndcg@10_difference")));
    return metrics;
  }
}
