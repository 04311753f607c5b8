package dev.foretaste.learning.quality;

import java.util.Map;
import java.util.TreeMap;

/**
 * Quality of a ranker with all customers and with those of each segment.
 *
 * @param all with all customers
 * @param segments only those that have examples
 */
public record SegmentedQuality(Quality all, Map<Segment, Quality> segments) {

  /** Keeps a copy. */
  public SegmentedQuality {
    segments = Map.copyOf(segments);
  }

  /**
   * The figures by their published names, each with a prefix; those of a segment have its name
   * after the prefix, as in {@code new_recall@10}, with their number as {@code new_examples}.
   */
  public Map<String, Double> toMetrics(String prefix) {
    Map<String, Double> metrics = new TreeMap<>(all.toMetrics(prefix));
    segments.forEach(
        (segment, quality) -> {
          String segmentPrefix = prefix + segment.key() + "_";
          metrics.putAll(quality.toMetrics(segmentPrefix));
          metrics.put(segmentPrefix + "examples", (double) quality.examples());
        });
    return metrics;
  }
}
