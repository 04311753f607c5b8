package dev.foretaste.bundle;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.BundleReference;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.BundleTables;
import dev.foretaste.schema.BundleTiming;
import dev.foretaste.schema.GoldenVectors;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.serde.AvroBinary;
import dev.foretaste.tables.ItemTables;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cuts a new model version into chunks with a manifest. Stateless and thread-safe. */
public final class BundlePacker {
  /** Most bytes in one chunk. */
  public static final int CHUNK_BYTES = 512 * 1024;

  /** Packs a bundle with a scorer of its own. */
  public PackedBundle pack(BundleDraft draft) {
    List<ModelBundleChunk> chunks = new ArrayList<>();
    List<BundleSection> sections = new ArrayList<>();
    draft
        .trees()
        .ifPresent(trees -> sections.add(cut(draft.version(), Sections.TREES, trees, chunks)));
    sections.addAll(signals(draft.version(), draft.tables(), draft.golden(), chunks));
    draft
        .timing()
        .map(timing -> AvroBinary.of(BundleTiming.class).encode(TimingCodec.encode(timing)))
        .ifPresent(bytes -> sections.add(cut(draft.version(), Sections.TIMING, bytes, chunks)));
    draft
        .reference()
        .map(reference -> AvroBinary.of(BundleReference.class).encode(reference))
        .ifPresent(bytes -> sections.add(cut(draft.version(), Sections.REFERENCE, bytes, chunks)));
    boolean trained = draft.trees().isPresent();
    return new PackedBundle(
        List.copyOf(chunks),
        new ModelBundle(
            draft.version(),
            trained ? XgboostScorer.NAME : BaselineScorer.NAME,
            FeatureVectorizer.SCHEMA.hash(),
            FeatureVectorizer.SCHEMA.names(),
            sections,
            draft.metrics(),
            draft.lineage(),
            (trained ? BundleKind.TRAINED : BundleKind.FIRST).key(),
            trained ? draft.version() : null,
            draft.lineage().getExamples(),
            draft.lineage().getLabelsTo()));
  }

  /** Packs new tables for an earlier version's scorer; none of its chunks is repeated. */
  public PackedBundle pack(TablesDraft draft) {
    List<ModelBundleChunk> chunks = new ArrayList<>();
    ModelBundle scored = draft.scored();
    Optional<BundleSection> trees = Sections.named(scored, Sections.TREES);
    List<BundleSection> sections = new ArrayList<>();
    trees.ifPresent(sections::add);
    sections.addAll(signals(draft.version(), draft.tables(), draft.golden(), chunks));
    Sections.named(scored, Sections.TIMING).ifPresent(sections::add);
    Sections.named(scored, Sections.REFERENCE).ifPresent(sections::add);
    return new PackedBundle(
        List.copyOf(chunks),
        new ModelBundle(
            draft.version(),
            scored.getScorer(),
            scored.getFeatureSchemaHash(),
            scored.getFeatureNames(),
            sections,
            scored.getMetrics(),
            scored.getLineage(),
            BundleKind.TABLES.key(),
            trees.map(BundleSection::getVersion).orElse(null),
            draft.examples(),
            draft.tablesTo()));
  }

  private static List<BundleSection> signals(
      String version, ItemTables tables, Golden golden, List<ModelBundleChunk> chunks) {
    byte[] encoded = AvroBinary.of(BundleTables.class).encode(TablesCodec.encode(tables));
    byte[] vectors = AvroBinary.of(GoldenVectors.class).encode(golden.encode());
    return List.of(
        cut(version, Sections.TABLES, encoded, chunks),
        cut(version, Sections.GOLDEN, vectors, chunks));
  }

  /**
   * Packs sections that exist under a version of their own; nothing of the manifest but the version
   * and the chunks changes.
   *
   * @param sections bytes by name, of all of the manifest's sections
   */
  public PackedBundle repack(String version, ModelBundle manifest, Map<String, byte[]> sections) {
    List<ModelBundleChunk> chunks = new ArrayList<>();
    List<BundleSection> cut =
        manifest.getSections().stream()
            .map(BundleSection::getName)
            .map(name -> cut(version, name, sections.get(name), chunks))
            .toList();
    ModelBundle renamed = ModelBundle.newBuilder(manifest).setVersion(version).build();
    renamed.setSections(cut);
    if (renamed.getTreesVersion() != null) {
      renamed.setTreesVersion(version);
    }
    return new PackedBundle(List.copyOf(chunks), renamed);
  }

  private static BundleSection cut(
      String version, String section, byte[] bytes, List<ModelBundleChunk> chunks) {
    int parts = Math.max(1, (bytes.length + CHUNK_BYTES - 1) / CHUNK_BYTES);
    for (int part = 0; part < parts; part++) {
      int from = part * CHUNK_BYTES;
      int length = Math.min(CHUNK_BYTES, bytes.length - from);
      ByteBuffer piece = ByteBuffer.wrap(bytes, from, length).slice();
      chunks.add(new ModelBundleChunk(version, section, part, parts, piece));
    }
    return new BundleSection(section, version, parts, (long) bytes.length, Sections.sha256(bytes));
  }
}
