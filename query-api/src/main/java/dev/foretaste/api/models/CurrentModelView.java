package dev.foretaste.api.models;

import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.topology.inputs.ModelTimeline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The champion as the API shows it.
 *
 * @param championSinceOffset offset on model-updates of the record that made it champion; null for
 *     the model that answers before any
 * @param holdout quality on the time-ordered holdout; empty when it was not measured
 * @param lineage null for the model that answers before any was trained
 */
record CurrentModelView(
    String version,
    String scorer,
    Long championSinceOffset,
    String featureSchemaHash,
    int featureCount,
    Map<String, Double> holdout,
    @MayBeNull LineageView lineage) {
  private static final List<String> HEADLINE = List.of("recall@10", "baseline_recall@10");

  /** Where the model comes from; the parent is null for the first. */
  record LineageView(
      @MayBeNull String parent,
      long examples,
      String labelsFrom,
      String labelsTo,
      String sampling,
      Map<String, String> parameters,
      String trainedAt,
      String codeVersion) {}

  static CurrentModelView of(ModelTimeline.View view) {
    ScoringModel champion = view.champion();
    Optional<ModelBundle> manifest = champion.manifest();
    return new CurrentModelView(
        champion.version(),
        champion.scorer().name(),
        view.championOffset() == ModelTimeline.BEFORE_ANY ? null : view.championOffset(),
        "%016x"
            .formatted(
                manifest
                    .map(ModelBundle::getFeatureSchemaHash)
                    .orElseGet(FeatureVectorizer.SCHEMA::hash)),
        manifest
            .map(bundle -> bundle.getFeatureNames().size())
            .orElseGet(FeatureVectorizer.SCHEMA::size),
        manifest.map(bundle -> headlineFirst(bundle.getMetrics())).orElseGet(Map::of),
        manifest.map(CurrentModelView::lineage).orElse(null));
  }

  private static Map<String, Double> headlineFirst(Map<String, Double> metrics) {
    Map<String, Double> ordered = new LinkedHashMap<>();
    for (String name : HEADLINE) {
      if (metrics.containsKey(name)) {
        ordered.put(name, metrics.get(name));
      }
    }
    new TreeMap<>(metrics).forEach(ordered::putIfAbsent);
    return ordered;
  }

  private static LineageView lineage(ModelBundle manifest) {
    var lineage = manifest.getLineage();
    return new LineageView(
        lineage.getParent(),
        lineage.getExamples(),
        iso(lineage.getLabelsFrom()),
        iso(lineage.getLabelsTo()),
        lineage.getSampling(),
        new TreeMap<>(lineage.getParameters()),
        iso(lineage.getTrainedAt()),
        lineage.getCodeVersion());
  }

  private static String iso(long epochMs) {
    return Instant.ofEpochMilli(epochMs).toString();
  }
}
