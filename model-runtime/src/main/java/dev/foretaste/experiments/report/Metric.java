package dev.foretaste.experiments.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What outcomes are measured by; all 0 to 1, higher is better. */
enum Metric {
  RECALL("recall@10"),
  NDCG("ndcg@10"),
  PHR("phr@10");

  private final String key;

  Metric(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** One figure for each, by the published names. */
  static Map<String, Figure> each(Function<Metric, Figure> figure) {
    Map<String, Figure> figures = new TreeMap<>();
    for (Metric metric : values()) {
      figures.put(metric.key, figure.apply(metric));
    }
    return figures;
  }
}
