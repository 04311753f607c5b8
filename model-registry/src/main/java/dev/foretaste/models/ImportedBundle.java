package dev.foretaste.models;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import java.util.Map;
import java.util.TreeMap;

/** A bundle that comes from elsewhere, under a version of its own here. */
final class ImportedBundle {
  private static final String VERSION = "imported_version";
  private static final String PARENT = "imported_parent";

  private ImportedBundle() {}

  /**
   * The bundle of a file, checked as every instance will check it.
   *
   * @throws BundleRejectedException when no instance could use it
   */
  static PackedBundle of(BundleFile file, String version) throws BundleRejectedException {
    ModelBundle manifest = ModelBundle.newBuilder(file.manifest()).build();
    manifest.setLineage(lineage(file.manifest()));
    PackedBundle bundle = new BundlePacker().repack(version, manifest, file.sections());
    BundleAssembler assembler = new BundleAssembler();
    bundle.chunks().forEach(assembler::keep);
    assembler.assemble(bundle.manifest());
    return bundle;
  }

  /** Versions of the other system would be mistaken for this one's. */
  private static ModelLineage lineage(ModelBundle original) {
    ModelLineage lineage = ModelLineage.newBuilder(original.getLineage()).build();
    Map<String, String> parameters = new TreeMap<>(lineage.getParameters());
    parameters.put(VERSION, original.getVersion());
    if (lineage.getParent() != null) {
      parameters.put(PARENT, lineage.getParent());
    }
    lineage.setParameters(parameters);
    lineage.setParent(null);
    return lineage;
  }
}
