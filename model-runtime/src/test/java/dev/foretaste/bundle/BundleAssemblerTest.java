package dev.foretaste.bundle;

import static dev.foretaste.fixtures.Encoding.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.fixtures.Timings;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.schema.NeighbourList;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Engine;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.serde.AvroBinary;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundleAssemblerTest {
  private static final int COLUMNS = FeatureVectorizer.SCHEMA.size();
  private static final byte[] TREES = TinyModels.trees(COLUMNS);
  private static final Scorer TRAINED = XgboostScorer.load(TREES, COLUMNS);
  private static final FeatureMatrix ROWS = TinyModels.features(30, COLUMNS, 4);

  private final BundlePacker packer = new BundlePacker();
  private final BundleAssembler assembler = new BundleAssembler();

  @Test
  void shouldBringAModelThroughWhole() throws BundleRejectedException {
    ItemTables tables = TinyModels.tables(50, 1);
    PackedBundle packed = packer.pack(draft(tables, Golden.of(ROWS, TRAINED)));

    ScoringModel model = assemble(packed);

    assertThat(model.version()).isEqualTo("v7");
    assertThat(model.scorer().name()).isEqualTo("xgboost");
    assertThat(model.scorer().margins(ROWS)).isEqualTo(TRAINED.margins(ROWS));
    assertSameTables(model.tables(), tables);
    assertThat(packed.manifest().getMetrics()).containsEntry("recall@10", 0.15);
  }

  @Test
  void shouldBringManyChunksThroughWhateverTheirSequence() throws BundleRejectedException {
    ItemTables tables = TinyModels.tables(24_000, 1);
    PackedBundle packed = packer.pack(draft(tables, Golden.of(ROWS, TRAINED)));
    List<ModelBundleChunk> chunks = new ArrayList<>(packed.chunks());
    Collections.reverse(chunks);

    ScoringModel model = assemble(new PackedBundle(chunks, packed.manifest()));

    assertThat(packed.chunks()).hasSizeGreaterThan(5);
    assertThat(packed.chunks())
        .allMatch(chunk -> chunk.getBytes().remaining() <= BundlePacker.CHUNK_BYTES);
    assertSameTables(model.tables(), tables);
  }

  @Test
  void shouldSurviveEncodingOfItsRecords() throws BundleRejectedException {
    PackedBundle packed =
        packer.pack(draft(TinyModels.tables(20_000, 1), Golden.of(ROWS, TRAINED)));
    List<ModelBundleChunk> travelled =
        packed.chunks().stream()
            .map(chunk -> AvroBinary.of(ModelBundleChunk.class).decode(bytes(chunk)))
            .toList();
    ModelBundle manifest = AvroBinary.of(ModelBundle.class).decode(bytes(packed.manifest()));

    assertThat(assemble(new PackedBundle(travelled, manifest)).version()).isEqualTo("v7");
  }

  @Test
  void shouldAssembleABaselineWithoutTrees() throws BundleRejectedException {
    PackedBundle packed =
        packer.pack(
            new BundleDraft(
                "v8",
                Optional.empty(),
                ItemTables.EMPTY,
                Golden.of(ROWS, new BaselineScorer()),
                Map.of(),
                lineage()));

    assertThat(assemble(packed).scorer()).isInstanceOf(BaselineScorer.class);
  }

  @Test
  void shouldReuseTheTreesOfAnEarlierVersionForNewTables() throws BundleRejectedException {
    PackedBundle earlier = sound();
    ScoringModel trained = assemble(earlier);
    PackedBundle later = packer.pack(tablesDraft("v9", earlier.manifest()));

    ScoringModel model = assemble(later);

    assertThat(later.chunks()).extracting(ModelBundleChunk::getSection).doesNotContain("trees");
    assertThat(model.version()).isEqualTo("v9");
    assertThat(model.tables().size()).isEqualTo(9);
    assertThat(model.scorer()).as("the same native memory").isSameAs(trained.scorer());
  }

  @Test
  void shouldCarryWhenCustomersOrderAndKeepItWithNewTables() throws BundleRejectedException {
    BundleDraft draft =
        draft(ItemTables.EMPTY, Golden.of(ROWS, TRAINED))
            .withTiming(Optional.of(Timings.tenDays()));
    PackedBundle earlier = packer.pack(draft);
    PackedBundle later = packer.pack(tablesDraft("v9", earlier.manifest()));

    assertThat(assemble(earlier).timing()).contains(Timings.tenDays());
    assertThat(assemble(later).timing()).contains(Timings.tenDays());
    assertThat(later.chunks()).extracting(ModelBundleChunk::getSection).doesNotContain("timing");
    assertThat(assemble(sound()).timing()).isEmpty();
  }

  @Test
  void shouldNameTheVersionThatGrewTheTreesThroughManyTables() {
    ModelBundle trained = sound().manifest();
    ModelBundle tables = packer.pack(tablesDraft("v8", trained)).manifest();
    ModelBundle again = packer.pack(tablesDraft("v9", tables)).manifest();

    assertThat(trained.getKind()).isEqualTo("trained");
    assertThat(trained.getTreesVersion()).isEqualTo("v7");
    assertThat(again.getKind()).isEqualTo("tables");
    assertThat(again.getTreesVersion()).isEqualTo("v7");
    assertThat(again.getTablesExamples()).isEqualTo(1_234);
    assertThat(again.getTablesTo()).isEqualTo(5_678);
    assertThat(again.getLineage()).isEqualTo(trained.getLineage());
    assertThat(again.getMetrics()).isEqualTo(trained.getMetrics());
  }

  @Test
  void shouldRefuseNewTablesWhoseTreesAreGone() {
    PackedBundle earlier = sound();
    PackedBundle later = packer.pack(tablesDraft("v9", earlier.manifest()));

    assertRefused(kept(later), "chunk 0 of section trees is missing");
  }

  @Test
  void shouldRefuseABundleWithoutOneOfItsChunks() {
    PackedBundle packed = sound();
    packed.chunks().forEach(assembler::keep);
    assembler.forget("chunk|v7|tables|0");

    assertRefused(packed.manifest(), "chunk 0 of section tables is missing");
  }

  @Test
  void shouldRefuseOneFlippedBitInAnySection() {
    for (String section : List.of("trees", "tables", "golden")) {
      PackedBundle packed = sound();
      packed.chunks().forEach(assembler::keep);
      ModelBundleChunk chunk =
          packed.chunks().stream().filter(c -> c.getSection().equals(section)).findFirst().get();
      byte[] bytes = new byte[chunk.getBytes().remaining()];
      chunk.getBytes().duplicate().get(bytes);
      bytes[bytes.length / 2] ^= 1;
      assembler.keep(new ModelBundleChunk("v7", section, 0, 1, ByteBuffer.wrap(bytes)));

      assertRefused(packed.manifest(), "section " + section + " has the wrong checksum");
    }
  }

  @Test
  void shouldRefuseATruncatedChunk() {
    PackedBundle packed = sound();
    packed.chunks().forEach(assembler::keep);
    ModelBundleChunk chunk = packed.chunks().get(0);
    ByteBuffer truncated = chunk.getBytes().duplicate().limit(chunk.getBytes().limit() - 1);
    assembler.keep(new ModelBundleChunk("v7", "trees", 0, 1, truncated.slice()));

    assertRefused(packed.manifest(), "bytes, not");
  }

  @Test
  void shouldRefuseAnotherFeatureSchema() {
    ModelBundle manifest = kept(sound());
    manifest.setFeatureSchemaHash(manifest.getFeatureSchemaHash() + 1);

    assertRefused(manifest, "another feature schema");
  }

  @Test
  void shouldEvaluateTreesItselfUnlessTheReferenceIsAskedFor() throws Exception {
    PackedBundle packed = packer.pack(draft(TinyModels.tables(5, 1), Golden.of(ROWS, TRAINED)));
    BundleAssembler reference = new BundleAssembler(Engine.XGBOOST4J);
    packed.chunks().forEach(reference::keep);

    XgboostScorer own = (XgboostScorer) assembler.assemble(kept(packed)).scorer();
    XgboostScorer native4j = (XgboostScorer) reference.assemble(packed.manifest()).scorer();

    assertThat(own.engine()).isEqualTo(Engine.FORETASTE);
    assertThat(native4j.engine()).isEqualTo(Engine.XGBOOST4J);
    assertThat(own.name()).isEqualTo(native4j.name());
    assertThat(own.margins(ROWS)).isEqualTo(native4j.margins(ROWS));
  }

  @Test
  void shouldLetXgboost4jServeTreesThatItCannotEvaluateItself() throws Exception {
    byte[] trees = TinyModels.trees(COLUMNS, Map.of("booster", "dart", "rate_drop", 0.5));
    Golden golden = Golden.of(ROWS, XgboostScorer.load(trees, COLUMNS));
    PackedBundle packed =
        packer.pack(
            new BundleDraft(
                "v7", Optional.of(trees), TinyModels.tables(5, 1), golden, Map.of(), lineage()));

    ScoringModel model = assembler.assemble(kept(packed));

    assertThat(((XgboostScorer) model.scorer()).engine()).isEqualTo(Engine.XGBOOST4J);
    assertThat(golden.isReproducedBy(model.scorer())).isTrue();
  }

  @Test
  void shouldRefuseGoldenVectorsThatAreOffByOneBit() {
    float[] margins = TRAINED.margins(ROWS);
    margins[17] = Math.nextUp(margins[17]);

    ModelBundle manifest =
        kept(packer.pack(draft(TinyModels.tables(5, 1), new Golden(ROWS, margins))));

    assertRefused(manifest, "golden vectors");
  }

  @Test
  void shouldRefuseGoldenVectorsThatProveNothing() {
    FeatureMatrix none = new FeatureMatrix(new float[0], 0, COLUMNS);
    FeatureMatrix narrow = new FeatureMatrix(new float[3], 1, 3);

    assertRefused(
        kept(packer.pack(draft(ItemTables.EMPTY, new Golden(none, new float[0])))),
        "golden vectors");
    assertRefused(
        kept(packer.pack(draft(ItemTables.EMPTY, new Golden(narrow, new float[1])))),
        "golden vectors");
  }

  @Test
  void shouldRefuseTreesForAnotherNumberOfFeatures() {
    BundleDraft draft =
        new BundleDraft(
            "v7",
            Optional.of(TinyModels.trees(COLUMNS - 1)),
            ItemTables.EMPTY,
            Golden.of(ROWS, TRAINED),
            Map.of(),
            lineage());

    assertRefused(kept(packer.pack(draft)), (COLUMNS - 1) + " features, not " + COLUMNS);
  }

  @Test
  void shouldRefuseTreesThatXgboostCannotRead() {
    BundleDraft draft =
        new BundleDraft(
            "v7",
            Optional.of(new byte[] {1, 2, 3}),
            ItemTables.EMPTY,
            Golden.of(ROWS, TRAINED),
            Map.of(),
            lineage());

    assertRefused(kept(packer.pack(draft)), "cannot read the trees");
  }

  @Test
  void shouldRefuseAnUnknownScorer() {
    ModelBundle manifest = kept(sound());
    manifest.setScorer("oracle");

    assertRefused(manifest, "scorer is unknown: oracle");
  }

  @Test
  void shouldRefuseAnAbsurdNumberOfChunksBeforeMakingRoomForThem() {
    for (int parts : new int[] {Integer.MAX_VALUE, 0, -1}) {
      ModelBundle manifest = kept(sound());
      manifest.getSections().forEach(section -> section.setParts(parts));

      assertRefused(manifest, "must have 1 to 2048 chunks");
    }
  }

  @Test
  void shouldRefuseABundleWithoutASection() {
    ModelBundle manifest = kept(sound());
    manifest.setSections(manifest.getSections().subList(0, 2));

    assertRefused(manifest, "section golden is missing");
  }

  @Test
  void shouldStillTakeASoundBundleAfterARefusedOne() throws BundleRejectedException {
    PackedBundle packed = sound();
    assertRefused(packed.manifest(), "is missing");

    assertThat(assemble(packed).version()).isEqualTo("v7");
  }

  private PackedBundle sound() {
    return packer.pack(draft(TinyModels.tables(50, 1), Golden.of(ROWS, TRAINED)));
  }

  private static BundleDraft draft(ItemTables tables, Golden golden) {
    return new BundleDraft(
        "v7", Optional.of(TREES), tables, golden, Map.of("recall@10", 0.15), lineage());
  }

  private static TablesDraft tablesDraft(String version, ModelBundle scored) {
    return new TablesDraft(
        version, scored, TinyModels.tables(9, 2), Golden.of(ROWS, TRAINED), 1_234, 5_678);
  }

  private static ModelLineage lineage() {
    return new ModelLineage(null, 10L, 1L, List.of(), 0L, 1L, "all", Map.of(), "test", 2L);
  }

  private ModelBundle kept(PackedBundle packed) {
    packed.chunks().forEach(assembler::keep);
    return packed.manifest();
  }

  private ScoringModel assemble(PackedBundle packed) throws BundleRejectedException {
    return assembler.assemble(kept(packed));
  }

  private void assertRefused(ModelBundle manifest, String reason) {
    assertThatExceptionOfType(BundleRejectedException.class)
        .isThrownBy(() -> assembler.assemble(manifest))
        .withMessageContaining(reason);
  }

  private static void assertSameTables(ItemTables actual, ItemTables expected) {
    assertThat(actual.itemIds()).isEqualTo(expected.itemIds());
    for (ItemColumn column : ItemColumn.values()) {
      assertThat(actual.column(column)).isEqualTo(expected.column(column));
    }
    assertThat(TablesCodec.encode(actual)).isEqualTo(TablesCodec.encode(expected));
    assertThat(TablesCodec.encode(actual).getNeighbours())
        .extracting(NeighbourList::getName)
        .containsExactly("together", "next", "later");
  }
}
