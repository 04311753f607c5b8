package dev.foretaste.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.bundle.BundleAssembler;
import dev.foretaste.bundle.BundleRejectedException;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.schema.BundleSection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.api.Test;

class BundleFileTest {

  @Test
  void shouldHoldABoosterThatPlainXgboostReads() throws Exception {
    byte[] file = export(TestBundles.trees("v1"));

    Booster booster = XGBoost.loadModel(entries(file).get("booster.ubj"));

    DMatrix rows =
        new DMatrix(
            TestBundles.features().values(),
            TestBundles.features().rows(),
            TestBundles.features().columns(),
            Float.NaN);
    float[][] expected = XGBoost.loadModel(TestBundles.train()).predict(rows);
    assertThat(booster.predict(rows)).isDeepEqualTo(expected);
  }

  @Test
  void shouldNameWhatABundleIsMadeOf() throws Exception {
    byte[] file = export(TestBundles.trees("v1"));

    assertThat(entries(file))
        .containsOnlyKeys("manifest.json", "booster.ubj", "tables.avro", "golden.avro");
    assertThat(new String(entries(file).get("manifest.json"), "UTF-8"))
        .contains("\"version\" : \"v1\"")
        .contains("recall@10");
  }

  @Test
  void shouldComeBackUnderANewVersionAndScoreTheSame() throws Exception {
    PackedBundle original = TestBundles.trees("v1");

    PackedBundle imported =
        ImportedBundle.of(BundleFile.read(new ByteArrayInputStream(export(original))), "other");

    ScoringModel model = assemble(imported);
    assertThat(model.version()).isEqualTo("other");
    assertThat(model.scorer().margins(TestBundles.features()))
        .containsExactly(assemble(original).scorer().margins(TestBundles.features()));
    assertThat(imported.manifest().getLineage().getParent()).isNull();
    assertThat(imported.manifest().getLineage().getParameters())
        .containsEntry("imported_version", "v1")
        .containsEntry("imported_parent", "v0")
        .containsEntry("eta", "0.3");
    assertThat(imported.manifest().getSections())
        .extracting(BundleSection::getVersion)
        .containsOnly("other");
  }

  @Test
  void shouldRefuseAChangedSection() throws Exception {
    PackedBundle original = TestBundles.baseline("v1");
    BundleFile file = fileOf(original);
    file.sections().get("tables")[0]++;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.write(out);

    assertThatThrownBy(() -> BundleFile.read(new ByteArrayInputStream(out.toByteArray())))
        .isInstanceOf(BundleRejectedException.class)
        .hasMessageContaining("tables.avro has another checksum");
  }

  @Test
  void shouldRefuseWhatIsNoBundle() {
    assertThatThrownBy(() -> BundleFile.read(new ByteArrayInputStream(new byte[] {1, 2, 3})))
        .isInstanceOf(BundleRejectedException.class)
        .hasMessageContaining("no manifest.json");
  }

  private static byte[] export(PackedBundle bundle) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fileOf(bundle).write(out);
    return out.toByteArray();
  }

  private static BundleFile fileOf(PackedBundle bundle) throws BundleRejectedException {
    BundleAssembler assembler = new BundleAssembler();
    bundle.chunks().forEach(assembler::keep);
    Map<String, byte[]> sections = new LinkedHashMap<>();
    for (BundleSection section : bundle.manifest().getSections()) {
      sections.put(section.getName(), assembler.section(bundle.manifest(), section.getName()));
    }
    return new BundleFile(bundle.manifest(), sections);
  }

  private static ScoringModel assemble(PackedBundle bundle) throws BundleRejectedException {
    BundleAssembler assembler = new BundleAssembler();
    bundle.chunks().forEach(assembler::keep);
    return assembler.assemble(bundle.manifest());
  }

  private static Map<String, byte[]> entries(byte[] file) throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      entries.put(entry.getName(), zip.readAllBytes());
    }
    return entries;
  }
}
