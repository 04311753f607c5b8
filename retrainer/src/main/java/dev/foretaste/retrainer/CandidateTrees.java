package dev.foretaste.retrainer;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.Sections;
import dev.foretaste.models.ImportedBooster;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.scoring.XgboostScorer;
import java.util.Map;

/**
 * Trees of a version that is to be judged.
 *
 * @param version has them
 * @param ubj the trees in XGBoost's UBJ format
 * @param sha256 of the file they came in, or of the trees when they were grown here
 * @param imported whether they were grown elsewhere
 * @param parameters of their training, as far as they are known
 */
record CandidateTrees(
    String version, byte[] ubj, String sha256, boolean imported, Map<String, String> parameters) {

  /** There are no trees to judge; the message says why, for people. */
  static final class UnusableException extends RuntimeException {
    private UnusableException(String reason) {
      super(reason);
    }
  }

  /**
   * Takes them from the catalogue.
   *
   * @throws UnusableException when there are none
   */
  static CandidateTrees of(String version, VersionCatalogue versions) {
    ModelBundle manifest =
        versions
            .manifest(version)
            .orElseThrow(
                () ->
                    new UnusableException(
                        "version %s is not there; import it again".formatted(version)));
    if (!manifest.getScorer().equals(XgboostScorer.NAME)) {
      throw new UnusableException(
          "version %s has no trees; judge a version that has".formatted(version));
    }
    try {
      versions.build(version);
      byte[] ubj = versions.section(manifest, Sections.TREES);
      Map<String, String> parameters = manifest.getLineage().getParameters();
      return new CandidateTrees(
          version,
          ubj,
          ImportedBooster.sha256(manifest.getLineage()).orElseGet(() -> Sections.sha256(ubj)),
          ImportedBooster.sha256(manifest.getLineage()).isPresent(),
          parameters);
    } catch (BundleRejectedException e) {
      throw new UnusableException(
          "version %s cannot be used: %s; import it again".formatted(version, e.getMessage()));
    }
  }

  /** In words. */
  String describe() {
    return imported
        ? "imported booster, sha256 %s, of version %s".formatted(sha256, version)
        : "the trees of version %s, sha256 %s".formatted(version, sha256);
  }
}
