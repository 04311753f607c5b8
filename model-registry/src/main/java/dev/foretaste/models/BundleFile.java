package dev.foretaste.models;

import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.Sections;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.serde.AvroJson;
import dev.foretaste.serde.UndecodableRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A model bundle as a zip file: {@code manifest.json}, the trees as {@code booster.ubj}, which
 * plain XGBoost reads, and every other section as {@code NAME.avro}, Avro binary without a header.
 *
 * @param manifest names and checksums of the sections
 * @param sections bytes by name, with those checksums
 */
record BundleFile(ModelBundle manifest, Map<String, byte[]> sections) {
  /** Most bytes that an entry may have. */
  static final int MAX_ENTRY_BYTES = 256 << 20;

  private static final int MAX_ENTRIES = 32;
  private static final String MANIFEST = "manifest.json";
  private static final String TREES = "booster.ubj";

  void write(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    put(zip, MANIFEST, AvroJson.of(ModelBundle.class).encode(manifest));
    for (Map.Entry<String, byte[]> section : sections.entrySet()) {
      put(zip, entryOf(section.getKey()), section.getValue());
    }
    zip.finish();
  }

  /**
   * Reads a file and checks its checksums.
   *
   * @throws BundleRejectedException when it is not a bundle, incomplete or damaged
   */
  static BundleFile read(InputStream in) throws IOException, BundleRejectedException {
    Map<String, byte[]> entries = entries(in);
    ModelBundle manifest = manifest(entries);
    Map<String, byte[]> sections = new LinkedHashMap<>();
    for (BundleSection section : manifest.getSections()) {
      String entry = entryOf(section.getName());
      byte[] bytes = entries.get(entry);
      if (bytes == null) {
        throw new BundleRejectedException(entry + " is missing");
      }
      if (!Sections.sha256(bytes).equals(section.getSha256())) {
        throw new BundleRejectedException(entry + " has another checksum than " + MANIFEST);
      }
      sections.put(section.getName(), bytes);
    }
    return new BundleFile(manifest, sections);
  }

  private static ModelBundle manifest(Map<String, byte[]> entries) throws BundleRejectedException {
    byte[] text = entries.get(MANIFEST);
    if (text == null) {
      throw new BundleRejectedException("it is not an exported bundle: no " + MANIFEST + " in it");
    }
    try {
      return AvroJson.of(ModelBundle.class).decode(text);
    } catch (UndecodableRecordException e) {
      throw new BundleRejectedException(
          MANIFEST + " does not suit this version of Foretaste: " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> entries(InputStream in)
      throws IOException, BundleRejectedException {
    Map<String, byte[]> entries = new HashMap<>();
    ZipInputStream zip = new ZipInputStream(in);
    try {
      ZipEntry entry = zip.getNextEntry();
      while (entry != null) {
        byte[] bytes = zip.readNBytes(MAX_ENTRY_BYTES + 1);
        if (bytes.length > MAX_ENTRY_BYTES || entries.size() == MAX_ENTRIES) {
          throw new BundleRejectedException(
              "it is too large: at most %d files of %,d bytes"
                  .formatted(MAX_ENTRIES, MAX_ENTRY_BYTES));
        }
        entries.put(entry.getName(), bytes);
        entry = zip.getNextEntry();
      }
    } catch (ZipException e) {
      throw new BundleRejectedException("it is damaged: " + e.getMessage(), e);
    }
    return entries;
  }

  private static String entryOf(String section) {
    return section.equals(Sections.TREES) ? TREES : section + ".avro";
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The same bundle gives the same file.
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
