package dev.foretaste.models;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ModelBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Model versions as files, to and from the topics. Imported versions have random names, so that two
 * writers never give the same one. Thread-safe.
 */
public final class ModelFiles {
  private static final String IMPORTED = "imported-";

  private final ModelAccess models;
  private final Clock clock;

  ModelFiles(ModelAccess models, Clock clock) {
    this.models = models;
    this.clock = clock;
  }

  /**
   * Writes a version as a zip file with manifest.json and booster.ubj, which plain XGBoost reads.
   *
   * @param out stays open
   * @throws UnknownModelException when it is not there
   * @throws ModelRefusedException when a part of it is missing or damaged
   */
  public void exportTo(OutputStream out, String version) throws IOException {
    read(version).write(out);
  }

  /**
   * Publishes an exported bundle under a new version, which does not become champion.
   *
   * @param in stays open
   * @return the new version
   * @throws ModelRefusedException when it is not a bundle or could not be used here
   */
  public String importFrom(InputStream in) throws IOException {
    String version = newVersion();
    PackedBundle bundle;
    try {
      bundle = ImportedBundle.of(BundleFile.read(in), version);
    } catch (BundleRejectedException e) {
      throw new ModelRefusedException(
          "the file cannot be imported: %s; export it again".formatted(e.getMessage()), e);
    }
    models.write(bundle);
    return version;
  }

  /**
   * Publishes a booster of plain XGBoost, with the champion's item tables, under a new version,
   * which does not become champion.
   *
   * @param booster a file in the UBJ or JSON format
   * @return the new version
   * @throws ModelRefusedException when it cannot score here
   */
  public String importBooster(byte[] booster) {
    BoosterFile checked = BoosterFile.of(booster);
    String version = newVersion();
    PackedBundle bundle;
    try {
      bundle = ImportedBooster.of(checked, version, models.versions(), clock);
    } catch (BundleRejectedException e) {
      throw new ModelRefusedException(
          "the booster cannot be imported: %s; promote another version first"
              .formatted(e.getMessage()),
          e);
    }
    models.write(bundle);
    return version;
  }

  private BundleFile read(String version) {
    synchronized (models) {
      VersionCatalogue versions = models.versions();
      ModelBundle manifest = models.manifest(version);
      Map<String, byte[]> sections = new LinkedHashMap<>();
      try {
        for (BundleSection section : manifest.getSections()) {
          sections.put(section.getName(), versions.section(manifest, section.getName()));
        }
      } catch (BundleRejectedException e) {
        throw ModelAccess.unusable(version, e);
      }
      return new BundleFile(manifest, sections);
    }
  }

  private static String newVersion() {
    return IMPORTED + UUID.randomUUID().toString().substring(24);
  }
}
