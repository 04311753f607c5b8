package dev.foretaste.learning.gate;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Whether a packed bundle can serve.
 *
 * @param bundleBytes of all its sections
 * @param scoringMicros microseconds that scoring 100 rows takes on average; empty when it was
 *     rejected
 * @param rejection why serving would not load it; empty when it would
 */
public record ServingFitness(
    long bundleBytes, OptionalDouble scoringMicros, Optional<String> rejection) {

  Map<String, Double> toMetrics() {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("bundle_bytes", (double) bundleBytes);
    scoringMicros.ifPresent(micros -> metrics.put("scoring_micros_per_100_rows", micros));
    return metrics;
  }
}
