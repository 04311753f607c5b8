package dev.foretaste.cli.bench.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How fast a log of orders is read from its beginning.
 *
 * @param customers who had ordered
 * @param orders in the log
 * @param secondsToFirst from the start of the stream until its first order
 * @param rows one per quarter of the log
 */
record ReplayResult(
    String bench,
    int customers,
    long orders,
    @JsonProperty("seconds_to_first") double secondsToFirst,
    List<Row> rows) {

  /**
   * A part of the log.
   *
   * @param part quarter of the log, from 1
   * @param ordersPerSecond by the clock on the wall
   * @param streamUs microseconds of CPU time of the stream threads per order
   * @param processUs of the whole process, the broker included
   */
  record Row(
      int part,
      @JsonProperty("orders_per_s") double ordersPerSecond,
      @JsonProperty("stream_us") double streamUs,
      @JsonProperty("process_us") double processUs) {}
}
