package dev.foretaste.bundle;

import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ModelBundle;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Names of a bundle's sections, keys of their chunks, and their checksums. */
public final class Sections {
  /** The trees, as XGBoost saves them in the UBJ format; only where trees score. */
  public static final String TREES = "trees";

  /** Global signals, an Avro record. */
  public static final String TABLES = "tables";

  /** Rows with the answers of the trained model, an Avro record. */
  public static final String GOLDEN = "golden";

  /** When customers order next, an Avro record; only where that has been learned. */
  public static final String TIMING = "timing";

  /**
   * What the examples looked like that the model was judged on, an Avro record; not for scoring.
   */
  public static final String REFERENCE = "reference";

  /** Key of the record that names the champion. */
  public static final String CHAMPION_KEY = "champion";

  private static final String MANIFEST_PREFIX = "bundle|";

  private Sections() {}

  /** Key of a manifest on the model-updates topic. */
  public static String manifestKey(String version) {
    return MANIFEST_PREFIX + version;
  }

  /** The version that a manifest's key names; empty when it is another key. */
  public static Optional<String> manifestVersion(String key) {
    return key.startsWith(MANIFEST_PREFIX)
        ? Optional.of(key.substring(MANIFEST_PREFIX.length()))
        : Optional.empty();
  }

  /** Key of a chunk on the model-updates topic. */
  public static String chunkKey(String version, String section, int part) {
    return "chunk|" + version + "|" + section + "|" + part;
  }

  /** A manifest's section; empty when it has none of that name. */
  static Optional<BundleSection> named(ModelBundle manifest, String name) {
    return manifest.getSections().stream()
        .filter(section -> section.getName().equals(name))
        .findFirst();
  }

  /** SHA-256 of a section, lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
