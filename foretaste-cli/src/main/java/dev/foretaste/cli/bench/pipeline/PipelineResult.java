package dev.foretaste.cli.bench.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;

/**
 * What orders cost on their way through the stream.
 *
 * @param cores processors of this machine, which the broker shares
 * @param boundShare orders per second of Foretaste's own engine, divided by cores ÷ (scoring
 *     seconds per order): 1 would be reached if nothing but scoring cost anything
 * @param vsPredict its orders per second against those with XGBoost4J's {@code predict}
 * @param vsRawLoop its orders per second against those of the raw loop
 * @param bytesPerOrder keys and values that are written per order, before compression
 * @param recordsPerOrder how many records that are
 * @param rows one per window
 */
record PipelineResult(
    String bench,
    int customers,
    @JsonProperty("commit_interval_ms") int commitIntervalMs,
    int threads,
    int cores,
    @JsonProperty("bound_share") double boundShare,
    @JsonProperty("vs_predict") double vsPredict,
    @JsonProperty("vs_raw_loop") double vsRawLoop,
    @JsonProperty("bytes_per_order") long bytesPerOrder,
    @JsonProperty("records_per_order") long recordsPerOrder,
    List<PipelineRow> rows) {

  static final String OWN = "foretaste";
  static final String PREDICT = "xgboost4j-predict";
  static final String RAW = "raw-loop";

  static PipelineResult of(
      int customers, int commitIntervalMs, int threads, Outputs outputs, List<PipelineRow> rows) {
    int cores = Runtime.getRuntime().availableProcessors();
    PipelineRow own = median(rows, OWN);
    double bound = cores * 1e6 / own.scoringUs();
    return new PipelineResult(
        "pipeline",
        customers,
        commitIntervalMs,
        threads,
        cores,
        own.ordersPerSecond() / bound,
        own.ordersPerSecond() / median(rows, PREDICT).ordersPerSecond(),
        own.ordersPerSecond() / median(rows, RAW).ordersPerSecond(),
        outputs.bytesPerOrder(),
        outputs.recordsPerOrder(),
        rows);
  }

  /** The engine's window in the middle, by orders per second; of an even number the slower. */
  static PipelineRow median(List<PipelineRow> rows, String engine) {
    List<PipelineRow> sorted =
        rows.stream()
            .filter(row -> row.engine().equals(engine))
            .sorted(Comparator.comparingDouble(PipelineRow::ordersPerSecond))
            .toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
