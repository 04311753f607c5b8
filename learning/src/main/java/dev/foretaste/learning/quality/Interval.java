package dev.foretaste.learning.quality;

import java.util.Map;

/**
 * A mean difference with the bounds of its 95 % interval.
 *
 * @param mean over examples
 * @param low lower bound
 * @param high upper bound
 */
public record Interval(double mean, double low, double high) {

  /** The figures by their published names. */
  Map<String, Double> toMetrics(String name) {
    return Map.of(name, mean, name + "_low", low, name + "_high", high);
  }
}
