package dev.foretaste.evaluation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds up how good rankings are. The sum depends on their sequence. Not thread-safe. */
public final class MetricSums {
  private final double[] sums = new double[Metric.values().length];
  private int rankings;

  /** Measures a ranking against what was ordered, which is not empty. */
  static double[] measure(List<String> ranked, Set<String> ordered) {
    double[] values = new double[Metric.values().length];
    for (Metric metric : Metric.values()) {
      values[metric.ordinal()] = metric.of(ranked, ordered);
    }
    return values;
  }

  /** Adds a ranking. */
  public void add(List<String> ranked, Set<String> ordered) {
    add(measure(ranked, ordered));
  }

  /** Adds a ranking that was measured. */
  void add(double[] measured) {
    for (int metric = 0; metric < sums.length; metric++) {
      sums[metric] += measured[metric];
    }
    rankings++;
  }

  /** How many rankings were added. */
  public int size() {
    return rankings;
  }

  /** Their means; NaN when there are none. */
  public Quality toQuality() {
    Map<Metric, Double> means = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      means.put(metric, sums[metric.ordinal()] / rankings);
    }
    return new Quality(means);
  }
}
