package dev.foretaste.cli.bench.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How the cost of an order grows.
 *
 * @param rows by axis, each in ascending sequence
 */
record GrowthResult(String bench, List<Row> rows) {

  /**
   * One point.
   *
   * @param axis what is varied
   * @param value how much of it
   * @param cpuUs microseconds of CPU time per order; on the axis of customers of the stream threads
   *     with store and transactions, on others of reading the state, applying the order and writing
   *     the state
   */
  record Row(String axis, long value, @JsonProperty("cpu_us") double cpuUs) {}
}
