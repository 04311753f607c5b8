package dev.foretaste.benchmarks.scoring;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one engine costs for one model and number of rows.
 *
 * @param engine its name
 * @param model trees by depth
 * @param n rows per call
 * @param cpuUs microseconds of the calling thread's CPU time per call, median
 * @param ratioVsPredict how many times cheaper than XGBoost4J's {@code predict(DMatrix)}
 * @param allocatedBytes on the Java heap, per call
 * @param loadMs milliseconds of CPU time to load the model, median
 */
public record ScoringRow(
    String engine,
    String model,
    int n,
    @JsonProperty("cpu_us") double cpuUs,
    @JsonProperty("ratio_vs_predict") double ratioVsPredict,
    @JsonProperty("allocated_bytes") long allocatedBytes,
    @JsonProperty("load_ms") double loadMs) {}
