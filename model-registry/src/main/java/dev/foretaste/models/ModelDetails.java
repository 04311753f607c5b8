package dev.foretaste.models;

import dev.foretaste.explanation.FeatureImportance;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.LineageOffset;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is known of a version, ready to be shown as JSON.
 *
 * @param featureSchemaHash 16 hexadecimal digits
 * @param features names of the features, in sequence
 * @param sections what the bundle is made of
 * @param lineage where it comes from
 * @param importance what its trees rest on, the weightiest feature first; none without trees
 * @param verdicts every verdict on it, the earliest first
 */
public record ModelDetails(
    ModelSummary summary,
    String featureSchemaHash,
    List<String> features,
    List<Section> sections,
    Lineage lineage,
    List<FeatureImportance> importance,
    List<VerdictView> verdicts) {

  /**
   * A part of the bundle.
   *
   * @param version under which its chunks were published
   * @param sha256 lower-case hex
   */
  public record Section(String name, String version, int parts, long bytes, String sha256) {
    static Section of(BundleSection section) {
      return new Section(
          section.getName(),
          section.getVersion(),
          section.getParts(),
          section.getSize(),
          section.getSha256());
    }
  }

  /** How far a partition of the training topic had been read. */
  public record Offset(String topic, int partition, long offset) {
    static Offset of(LineageOffset offset) {
      return new Offset(offset.getTopic(), offset.getPartition(), offset.getOffset());
    }
  }

  /**
   * Where a version comes from.
   *
   * @param parent the champion when it was trained; empty for the first
   * @param examples training examples known then
   * @param exampleSetHash 16 hexadecimal digits
   * @param labelsFrom event time of the earliest label, ISO-8601, UTC
   * @param labelsTo event time of the latest label
   * @param sampling how the rows were sampled, in words
   */
  public record Lineage(
      String parent,
      long examples,
      String exampleSetHash,
      String labelsFrom,
      String labelsTo,
      List<Offset> offsets,
      String sampling,
      Map<String, String> parameters,
      String codeVersion,
      String trainedAt) {
    static Lineage of(ModelLineage lineage) {
      return new Lineage(
          lineage.getParent() == null ? "" : lineage.getParent(),
          lineage.getExamples(),
          "%016x".formatted(lineage.getExampleSetHash()),
          iso(lineage.getLabelsFrom()),
          iso(lineage.getLabelsTo()),
          lineage.getOffsets().stream().map(Offset::of).toList(),
          lineage.getSampling(),
          new TreeMap<>(lineage.getParameters()),
          lineage.getCodeVersion(),
          iso(lineage.getTrainedAt()));
    }

    private static String iso(long epochMs) {
      return Instant.ofEpochMilli(epochMs).toString();
    }
  }

  static ModelDetails of(
      ModelBundle manifest, VersionCatalogue versions, List<VerdictView> verdicts) {
    return new ModelDetails(
        ModelSummary.of(manifest, versions),
        "%016x".formatted(manifest.getFeatureSchemaHash()),
        List.copyOf(manifest.getFeatureNames()),
        manifest.getSections().stream().map(Section::of).toList(),
        Lineage.of(manifest.getLineage()),
        Importances.of(manifest, versions),
        verdicts);
  }
}
