package dev.foretaste.models;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.Sections;
import dev.foretaste.explanation.FeatureImportance;
import dev.foretaste.schema.GoldenVectors;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.serde.AvroBinary;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.trees.UnsupportedModelException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the trees of a version rest on, with contributions averaged over its golden rows. */
final class Importances {
  private static final Logger LOG = LoggerFactory.getLogger(Importances.class);

  private Importances() {}

  /** By mean contribution; none for versions without trees and for trees that cannot be read. */
  static List<FeatureImportance> of(ModelBundle manifest, VersionCatalogue versions) {
    if (!manifest.getScorer().equals(XgboostScorer.NAME)) {
      return List.of();
    }
    try {
      byte[] golden = versions.section(manifest, Sections.GOLDEN);
      return FeatureImportance.of(
          versions.section(manifest, Sections.TREES),
          manifest.getFeatureNames(),
          Golden.decode(AvroBinary.of(GoldenVectors.class).decode(golden)).features());
    } catch (BundleRejectedException
        | UndecodableRecordException
        | UnsupportedModelException
        | IllegalArgumentException e) {
      LOG.warn("No importance of features for {}: {}", manifest.getVersion(), e.getMessage());
      return List.of();
    }
  }
}
