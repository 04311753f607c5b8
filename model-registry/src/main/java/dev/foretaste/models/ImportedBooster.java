package dev.foretaste.models;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.Sections;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.GoldenVectors;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.serde.AvroBinary;
import dev.foretaste.serde.UndecodableRecordException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a bundle of a booster that was trained elsewhere: with the champion's item tables and the
 * rows of its golden vectors, whose answers are the booster's.
 */
public final class ImportedBooster {
  /** Parameter of the lineage that says the SHA-256 of the file. */
  public static final String SHA256 = "imported_booster_sha256";

  private static final String TABLES_OF = "tables_of";
  private static final String OBJECTIVE = "objective";
  private static final String ROUNDS = "rounds";

  private ImportedBooster() {}

  /** The lineage of imported trees says so; empty for others. */
  public static Optional<String> sha256(ModelLineage lineage) {
    return Optional.ofNullable(lineage.getParameters().get(SHA256));
  }

  /**
   * Makes it.
   *
   * @throws BundleRejectedException when the champion's bundle cannot be used
   */
  static PackedBundle of(
      BoosterFile booster, String version, VersionCatalogue versions, Clock clock)
      throws BundleRejectedException {
    ModelBundle champion =
        versions
            .championManifest()
            .orElseThrow(
                () ->
                    new ModelRefusedException(
                        "there is no champion yet whose item tables the booster could be published with; wait for the first version"));
    ScoringModel model = versions.build(champion.getVersion());
    XgboostScorer scorer = XgboostScorer.load(booster.ubj(), FeatureVectorizer.SCHEMA.size());
    PackedBundle bundle =
        new BundlePacker()
            .pack(
                new BundleDraft(
                    version,
                    Optional.of(booster.ubj()),
                    model.tables(),
                    Golden.of(golden(champion, versions).features(), scorer),
                    Map.of(),
                    lineage(booster, champion, clock)));
    BundleAssembler assembler = new BundleAssembler();
    bundle.chunks().forEach(assembler::keep);
    assembler.assemble(bundle.manifest());
    return bundle;
  }

  private static Golden golden(ModelBundle manifest, VersionCatalogue versions)
      throws BundleRejectedException {
    byte[] bytes = versions.section(manifest, Sections.GOLDEN);
    try {
      return Golden.decode(AvroBinary.of(GoldenVectors.class).decode(bytes));
    } catch (UndecodableRecordException e) {
      throw new BundleRejectedException("its golden vectors cannot be read", e);
    }
  }

  private static ModelLineage lineage(BoosterFile booster, ModelBundle champion, Clock clock) {
    return new ModelLineage(
        champion.getVersion(),
        champion.getTablesExamples(),
        0L,
        champion.getLineage().getOffsets(),
        champion.getLineage().getLabelsFrom(),
        champion.getTablesTo(),
        "imported booster, sha256 %s; trained elsewhere on what is not known here"
            .formatted(booster.sha256()),
        Map.of(
            SHA256,
            booster.sha256(),
            OBJECTIVE,
            booster.objective(),
            ROUNDS,
            Integer.toString(booster.rounds()),
            TABLES_OF,
            champion.getVersion()),
        champion.getLineage().getCodeVersion(),
        clock.millis());
  }
}
