package dev.foretaste.models;

import dev.foretaste.schema.ModelVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a challenger was judged, ready to be shown as JSON.
 *
 * @param version empty when none could be trained
 * @param promoted whether it became champion, or is champion and stays it
 * @param reasons in words
 * @param requestIds the requests that it answers
 * @param examples training examples known when it was judged
 * @param decidedAt ISO-8601, UTC
 * @param metrics its quality on the holdout, beside the champion's and the baseline's
 */
public record VerdictView(
    String version,
    boolean promoted,
    List<String> reasons,
    List<String> requestIds,
    long examples,
    String decidedAt,
    Map<String, Double> metrics) {

  static VerdictView of(ModelVerdict verdict) {
    return new VerdictView(
        verdict.getVersion(),
        verdict.getPromoted(),
        List.copyOf(verdict.getReasons()),
        List.copyOf(verdict.getRequestIds()),
        verdict.getExamples(),
        Instant.ofEpochMilli(verdict.getDecidedAt()).toString(),
        new TreeMap<>(verdict.getMetrics()));
  }
}
