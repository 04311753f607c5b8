package dev.foretaste.cli.models;

import dev.foretaste.cli.console.TextTable;
import dev.foretaste.explanation.FeatureImportance;
import dev.foretaste.models.ModelDetails;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.ModelSummary;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one version. */
@Command(
    name = "show",
    description = "Show one version: what it is made of, where it comes from, how it was judged.")
final class ShowModel extends ModelCommand {
  @Parameters(paramLabel = "VERSION", description = "The version, for example v3.")
  private String version;

  @Override
  Object work(ModelRegistry models, PrintWriter out) {
    ModelDetails details = models.show(version);
    print(details, out);
    return details;
  }

  private static void print(ModelDetails details, PrintWriter out) {
    ModelSummary summary = details.summary();
    ModelDetails.Lineage lineage = details.lineage();
    out.printf(
        "%s  %s%s%s, %,d bytes%n",
        summary.version(),
        summary.scorer(),
        summary.champion() ? ", champion" : "",
        summary.pinned() ? ", pinned" : "",
        summary.bytes());
    out.printf(
        "Trained at %s by Foretaste %s%s%n",
        lineage.trainedAt(),
        lineage.codeVersion(),
        lineage.parent().isEmpty() ? "" : ", champion then: " + lineage.parent());
    out.printf(
        "Examples: %,d (set %s), labels %s to %s, rows: %s%n",
        lineage.examples(),
        lineage.exampleSetHash(),
        lineage.labelsFrom(),
        lineage.labelsTo(),
        lineage.sampling());
    out.printf(
        "Features: %d (schema %s)%n", details.features().size(), details.featureSchemaHash());
    lineage.parameters().forEach((name, value) -> out.printf("  %s = %s%n", name, value));
    TextTable read = new TextTable("TOPIC", "PARTITION", "OFFSET");
    lineage
        .offsets()
        .forEach(
            offset ->
                read.add(
                    offset.topic(),
                    Integer.toString(offset.partition()),
                    Long.toString(offset.offset())));
    read.print(out);
    TextTable sections = new TextTable("SECTION", "FROM", "BYTES", "SHA-256");
    details
        .sections()
        .forEach(
            section ->
                sections.add(
                    section.name(),
                    section.version(),
                    Long.toString(section.bytes()),
                    section.sha256()));
    sections.print(out);
    summary.metrics().forEach((name, value) -> out.printf("  %s = %.4f%n", name, value));
    printImportance(details.importance(), out);
    details.verdicts().forEach(verdict -> out.println(VerdictLine.of(verdict)));
  }

  private static void printImportance(List<FeatureImportance> importance, PrintWriter out) {
    if (importance.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("FEATURE", "MEAN |SHAP|", "SPLITS", "GAIN", "COVER");
    for (FeatureImportance feature : importance) {
      table.add(
          feature.feature(),
          "%.4f".formatted(feature.meanContribution()),
          Integer.toString(feature.splits()),
          "%.2f".formatted(feature.gain()),
          "%.1f".formatted(feature.cover()));
    }
    table.print(out);
  }
}
