package dev.foretaste.cli.bench.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.HdrHistogram.Histogram;

/**
 * How long predictions took at one rate, in ms: from the moment at which an order was due to the
 * moment at which a reader of committed records has its prediction.
 *
 * @param rate orders per second that were due
 * @param orders in the window that counts
 */
record LatencyRow(
    double rate,
    long orders,
    @JsonProperty("p50_ms") double p50,
    @JsonProperty("p99_ms") double p99,
    @JsonProperty("p999_ms") double p999,
    @JsonProperty("max_ms") double max) {
  private static final double MICROS_PER_MS = 1e3;

  /** Of a histogram in microseconds. */
  static LatencyRow of(double rate, Histogram micros) {
    return new LatencyRow(
        rate,
        micros.getTotalCount(),
        micros.getValueAtPercentile(50) / MICROS_PER_MS,
        micros.getValueAtPercentile(99) / MICROS_PER_MS,
        micros.getValueAtPercentile(99.9) / MICROS_PER_MS,
        micros.getMaxValue() / MICROS_PER_MS);
  }
}
