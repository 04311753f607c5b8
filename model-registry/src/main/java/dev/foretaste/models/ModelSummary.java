package dev.foretaste.models;

import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ModelBundle;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One version in a list, ready to be shown as JSON.
 *
 * @param scorer "baseline" or "xgboost"
 * @param champion whether it scores now
 * @param pinned whether it is never retired
 * @param trainedAt ISO-8601, UTC
 * @param parent the champion when it was trained; empty for the first
 * @param bytes size of all sections
 * @param metrics quality on the holdout it was judged by
 */
public record ModelSummary(
    String version,
    String scorer,
    boolean champion,
    boolean pinned,
    String trainedAt,
    String parent,
    long bytes,
    Map<String, Double> metrics) {

  static ModelSummary of(ModelBundle manifest, VersionCatalogue versions) {
    String version = manifest.getVersion();
    String parent = manifest.getLineage().getParent();
    return new ModelSummary(
        version,
        manifest.getScorer(),
        versions.champion().filter(version::equals).isPresent(),
        versions.isPinned(version),
        Instant.ofEpochMilli(manifest.getLineage().getTrainedAt()).toString(),
        parent == null ? "" : parent,
        manifest.getSections().stream().mapToLong(BundleSection::getSize).sum(),
        new TreeMap<>(manifest.getMetrics()));
  }
}
