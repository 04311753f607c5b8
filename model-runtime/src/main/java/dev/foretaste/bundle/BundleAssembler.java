package dev.foretaste.bundle;

import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.BundleTables;
import dev.foretaste.schema.BundleTiming;
import dev.foretaste.schema.GoldenVectors;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Engine;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.ScoringException;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.serde.AvroBinary;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.timing.TimingModel;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts bundles together from their chunks and lets only sound ones through: complete, with the
 * right checksums, for this feature schema, reproducing their golden vectors bit by bit. Models
 * with the same trees share them. Not thread-safe.
 */
public final class BundleAssembler {
  private static final int WARM_UP_CALLS = 20;
  private static final int MAX_PARTS = 2_048;

  private final Map<String, ChunkShelf.Shelved> chunks = new HashMap<>();
  private final ChunkShelf shelf;
  private final Engine preferred;
  private final SharedTrees sharedTrees;

  /** An assembler of models that score as fast as they can. */
  public BundleAssembler() {
    this(Engine.FORETASTE);
  }

  /**
   * An assembler of models whose trees this engine evaluates, if it can; for few bundles, whose
   * chunks stay on the heap.
   */
  public BundleAssembler(Engine preferred) {
    this(preferred, ChunkShelf.onHeap());
  }

  /** The same for any number of bundles, whose chunks wait on a shelf. */
  public BundleAssembler(Engine preferred, ChunkShelf shelf) {
    this.shelf = shelf;
    this.preferred = preferred;
    sharedTrees = new SharedTrees(preferred);
  }

  /** Another one that holds the same chunks and goes its own way from here on. */
  public BundleAssembler copy() {
    BundleAssembler copy = new BundleAssembler(preferred, shelf);
    copy.chunks.putAll(chunks);
    return copy;
  }

  /** Keeps a chunk until a manifest asks for it. */
  public void keep(ModelBundleChunk chunk) {
    chunks.put(
        Sections.chunkKey(chunk.getVersion(), chunk.getSection(), chunk.getPart()),
        shelf.put(chunk.getBytes()));
  }

  /** Forgets a chunk by its key on the topic. */
  public void forget(String chunkKey) {
    chunks.remove(chunkKey);
  }

  /**
   * Builds, checks and warms the model that a manifest describes.
   *
   * @throws BundleRejectedException when it must not be used; nothing has changed then
   */
  public ScoringModel assemble(ModelBundle manifest) throws BundleRejectedException {
    if (manifest.getFeatureSchemaHash() != FeatureVectorizer.SCHEMA.hash()) {
      throw new BundleRejectedException(
          "it is for another feature schema (%016x, this is %016x)"
              .formatted(manifest.getFeatureSchemaHash(), FeatureVectorizer.SCHEMA.hash()));
    }
    ItemTables tables;
    Golden golden;
    Scorer scorer;
    Optional<TimingModel> timing;
    try {
      tables =
          TablesCodec.decode(
              AvroBinary.of(BundleTables.class).decode(section(manifest, Sections.TABLES)));
      golden =
          Golden.decode(
              AvroBinary.of(GoldenVectors.class).decode(section(manifest, Sections.GOLDEN)));
      checkShape(golden);
      scorer = scorer(manifest, golden);
      check(golden, scorer);
      timing = timing(manifest);
    } catch (UndecodableRecordException | IllegalArgumentException | ScoringException e) {
      throw new BundleRejectedException("a section cannot be used: " + e.getMessage(), e);
    }
    return new ScoringModel(manifest.getVersion(), scorer, tables, Optional.of(manifest), timing);
  }

  private Optional<TimingModel> timing(ModelBundle manifest) throws BundleRejectedException {
    if (Sections.named(manifest, Sections.TIMING).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        TimingCodec.decode(
            AvroBinary.of(BundleTiming.class).decode(section(manifest, Sections.TIMING))));
  }

  private static void checkShape(Golden golden) throws BundleRejectedException {
    if (golden.features().columns() != FeatureVectorizer.SCHEMA.size()
        || golden.features().rows() == 0) {
      throw new BundleRejectedException("its golden vectors have the wrong shape");
    }
  }

  private static void check(Golden golden, Scorer scorer) throws BundleRejectedException {
    if (!golden.isReproducedBy(scorer)) {
      throw new BundleRejectedException("it does not reproduce its golden vectors");
    }
    for (int call = 0; call < WARM_UP_CALLS; call++) {
      scorer.margins(golden.features());
    }
  }

  private Scorer scorer(ModelBundle manifest, Golden golden) throws BundleRejectedException {
    return switch (manifest.getScorer()) {
      case BaselineScorer.NAME -> new BaselineScorer();
      case XgboostScorer.NAME -> {
        byte[] trees = section(manifest, Sections.TREES);
        yield sharedTrees.load(Sections.sha256(trees), trees, golden);
      }
      default ->
          throw new BundleRejectedException("its scorer is unknown: " + manifest.getScorer());
    };
  }

  /**
   * The bytes of a section, whose checksum is right.
   *
   * @throws BundleRejectedException when the section or a chunk is missing or damaged
   */
  public byte[] section(ModelBundle manifest, String name) throws BundleRejectedException {
    BundleSection section =
        Sections.named(manifest, name)
            .orElseThrow(() -> new BundleRejectedException("section " + name + " is missing"));
    byte[] bytes = join(section);
    if (!Sections.sha256(bytes).equals(section.getSha256())) {
      throw new BundleRejectedException("section " + name + " has the wrong checksum");
    }
    return bytes;
  }

  private byte[] join(BundleSection section) throws BundleRejectedException {
    if (section.getParts() < 1 || section.getParts() > MAX_PARTS) {
      throw new BundleRejectedException(
          "section %s must have 1 to %d chunks".formatted(section.getName(), MAX_PARTS));
    }
    ChunkShelf.Shelved[] parts = new ChunkShelf.Shelved[section.getParts()];
    long size = 0;
    for (int part = 0; part < parts.length; part++) {
      ChunkShelf.Shelved chunk =
          chunks.get(Sections.chunkKey(section.getVersion(), section.getName(), part));
      if (chunk == null) {
        throw new BundleRejectedException(
            "chunk %d of section %s is missing".formatted(part, section.getName()));
      }
      parts[part] = chunk;
      size += chunk.size();
    }
    if (size != section.getSize()) {
      throw new BundleRejectedException(
          "section %s has %d bytes, not %d".formatted(section.getName(), size, section.getSize()));
    }
    ByteBuffer joined = ByteBuffer.allocate((int) size);
    for (ChunkShelf.Shelved part : parts) {
      part.copyTo(joined);
    }
    return joined.array();
  }
}
