package dev.foretaste.cli.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.foretaste.schema.ModelVerdict;
import java.util.List;

/**
 * A model that was trained while orders came in, and how it was judged.
 *
 * @param version empty when none could be trained
 * @param recall its recall@10 on the holdout, 0 to 1; null when it was not measured
 * @param baselineRecall that of the baseline scorer on the same holdout; null likewise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Generation(
    String version,
    boolean promoted,
    @JsonProperty("recall@10") Double recall,
    @JsonProperty("baseline_recall@10") Double baselineRecall,
    List<String> reasons) {

  static Generation of(ModelVerdict verdict) {
    return new Generation(
        verdict.getVersion(),
        verdict.getPromoted(),
        verdict.getMetrics().get("recall@10"),
        verdict.getMetrics().get("baseline_recall@10"),
        List.copyOf(verdict.getReasons()));
  }

  /** For people. */
  String describe() {
    String name = version.isEmpty() ? "no model" : "model " + version;
    String outcome = promoted ? "promoted" : "not promoted";
    if (recall == null || baselineRecall == null) {
      return "%s, %s: %s".formatted(name, outcome, String.join("; ", reasons));
    }
    return "%s, %s: recall@10 %.4f on the holdout, baseline %.4f"
        .formatted(name, outcome, recall, baselineRecall);
  }
}
