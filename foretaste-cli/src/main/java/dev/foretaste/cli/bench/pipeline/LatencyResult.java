package dev.foretaste.cli.bench.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How fresh predictions are.
 *
 * @param rows one per rate, in the sequence in which they were asked for
 */
record LatencyResult(
    String bench,
    int customers,
    @JsonProperty("commit_interval_ms") int commitIntervalMs,
    List<LatencyRow> rows) {}
