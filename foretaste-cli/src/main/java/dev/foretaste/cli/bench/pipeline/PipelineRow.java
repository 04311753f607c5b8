package dev.foretaste.cli.bench.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one way of processing orders achieved in one window.
 *
 * @param engine what scored; {@code raw-loop} for moving the same bytes and nothing else
 * @param orders processed in the window
 * @param candidates scored per order, mean
 * @param ordersPerSecond by the clock on the wall
 * @param streamUs microseconds of CPU time of the stream threads per order, scoring included
 * @param scoringUs of it, in the scorer: from the feature matrix to the margins
 * @param otherUs the rest of it
 * @param clientsUs of the producers' network threads
 * @param processUs of the whole process: of all the above, the broker, compiler and collector
 */
record PipelineRow(
    String engine,
    long orders,
    double candidates,
    @JsonProperty("orders_per_s") double ordersPerSecond,
    @JsonProperty("stream_us") double streamUs,
    @JsonProperty("scoring_us") double scoringUs,
    @JsonProperty("other_us") double otherUs,
    @JsonProperty("clients_us") double clientsUs,
    @JsonProperty("process_us") double processUs) {

  private static final double MICROS = 1e3;

  static PipelineRow of(
      String engine, long orders, long nanos, CpuByRole cpu, long scoringNanos, long rows) {
    double per = MICROS * orders;
    return new PipelineRow(
        engine,
        orders,
        (double) rows / orders,
        orders * 1e9 / nanos,
        cpu.stream() / per,
        scoringNanos / per,
        (cpu.stream() - scoringNanos) / per,
        cpu.clients() / per,
        cpu.process() / per);
  }
}
