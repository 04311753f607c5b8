package dev.foretaste.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.bundle.Sections;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.schema.BundleSection;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.schema.ModelPin;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionCatalogueTest {
  private final VersionCatalogue versions = new VersionCatalogue();

  @Test
  void shouldStartWithTheFirstVersion() {
    assertThat(versions.isEmpty()).isTrue();
    assertThat(versions.champion()).isEmpty();
    assertThat(versions.nextVersion()).isEqualTo("v1");
    assertThat(versions.model(ScoringModel.INITIAL_VERSION)).isPresent();
  }

  @Test
  void shouldNeverReuseAVersionThatWasSeenAnywhere() {
    publish("v3");
    versions.used("v12");
    versions.used("imported-99");
    versions.used("");
    versions.apply(new ChampionPointer("v5", null, "by hand", 0L, "promote", List.of()));
    versions.remove(Sections.manifestKey("v3"));

    assertThat(versions.nextVersion()).isEqualTo("v13");
  }

  @Test
  void shouldGiveAModelWhoseBundleIsWhole() {
    publish("v1");

    assertThat(versions.model("v1")).map(ScoringModel::version).contains("v1");
    assertThat(versions.model("v2")).isEmpty();
  }

  @Test
  void shouldGiveNoModelWhoseBundleIsBroken() {
    PackedBundle bundle = publish("v1");
    BundleSection section = bundle.manifest().getSections().get(0);

    versions.remove(Sections.chunkKey("v1", section.getName(), 0));

    assertThat(versions.model("v1")).isEmpty();
  }

  @Test
  void shouldKeepTheNewestVersions() {
    publish("v1");
    publish("v2");
    publish("v3");

    List<String> retired = versions.retiredBy(pack("v4").manifest(), 2);

    assertThat(retired)
        .containsExactly(
            "bundle|v1",
            "bundle|v2",
            "chunk|v1|tables|0",
            "chunk|v1|golden|0",
            "chunk|v2|tables|0",
            "chunk|v2|golden|0");
  }

  @Test
  void shouldKeepChunksThatANewerVersionShares() {
    ModelBundle first = publish("v1").manifest();
    ModelBundle sharing = pack("v2").manifest();
    sharing.setSections(List.of(first.getSections().get(0), sharing.getSections().get(1)));

    List<String> retired = versions.retiredBy(sharing, 1);

    assertThat(retired).containsExactly("bundle|v1", "chunk|v1|golden|0");
  }

  @Test
  void shouldKeepTheVersionThatTheTreesWereTrainedFor() {
    publish("v1");
    publish("v2");
    publish("v3");
    ModelBundle tables = pack("v4").manifest();
    tables.setTreesVersion("v1");

    List<String> retired = versions.retiredBy(tables, 2);

    assertThat(retired).containsExactly("bundle|v2", "chunk|v2|tables|0", "chunk|v2|golden|0");
  }

  @Test
  void shouldKeepAnOldChampionThatIsBeingReplaced() {
    publish("v1");
    publish("v2");
    versions.apply(
        new ChampionPointer("v1", "v2", "rolled back by hand", 0L, "rollback", List.of()));

    List<String> retired = versions.retiredBy(pack("v3").manifest(), 1);

    assertThat(retired).containsExactly("bundle|v2", "chunk|v2|tables|0", "chunk|v2|golden|0");
  }

  @Test
  void shouldRetireNothingWhileThereAreFew() {
    publish("v1");

    assertThat(versions.retiredBy(pack("v2").manifest(), 2)).isEmpty();
  }

  @Test
  void shouldKeepTheChampionWhenWhatIsPublishedDoesNotReplaceIt() {
    publish("v1");
    versions.apply(new ChampionPointer("v1", null, "test", 0L, "train", List.of()));
    publish("v2");
    publish("v3");

    assertThat(versions.retiredBy(pack("v4").manifest(), 2))
        .containsExactly("bundle|v2", "chunk|v2|tables|0", "chunk|v2|golden|0");
    assertThat(versions.retiredBy(pack("v4").manifest(), 1))
        .as("the champion and the published one stay")
        .doesNotContain("bundle|v1");
    assertThat(versions.model("v1")).isPresent();
  }

  @Test
  void shouldKeepWhatARollbackWouldGoTo() {
    publish("v1");
    publish("v2");
    publish("v3");
    versions.apply(new ChampionPointer("v3", "v2", "test", 0L, "tables", List.of("v1")));

    assertThat(versions.retiredBy(pack("v4").manifest(), 1))
        .contains("bundle|v2")
        .doesNotContain("bundle|v1");
  }

  @Test
  void shouldNeverRetireAPinnedVersion() {
    publish("v1");
    publish("v2");
    publish("v3");
    versions.apply(new ModelPin("v1", "audit", 0L));

    List<String> pinned = versions.retiredBy(pack("v4").manifest(), 2);
    versions.remove("pin|v1");
    List<String> unpinned = versions.retiredBy(pack("v4").manifest(), 2);

    assertThat(pinned).containsExactly("bundle|v2", "chunk|v2|tables|0", "chunk|v2|golden|0");
    assertThat(unpinned).contains("bundle|v1", "chunk|v1|tables|0");
  }

  @Test
  void shouldNotRetireAChallengerThatIsBeingTried() {
    publish("v1");
    publish("v2");
    publish("v3");
    Experiment shadow =
        new Experiment("e", ExperimentKind.SHADOW, "v1", 100, "salt", "test", 0L, null, "");
    versions.apply(shadow);

    List<String> whileItRuns = versions.retiredBy(pack("v4").manifest(), 2);
    versions.apply(Experiment.newBuilder(shadow).setEndedAt(1L).build());
    List<String> afterwards = versions.retiredBy(pack("v4").manifest(), 2);

    assertThat(whileItRuns).doesNotContain("bundle|v1").contains("bundle|v2");
    assertThat(afterwards).contains("bundle|v1", "bundle|v2");
    assertThat(versions.experiments().running()).isEmpty();
    assertThat(versions.experiments().find("e")).isPresent();
  }

  @Test
  void shouldGiveTheControlArmBesideAVersion() {
    publish("v1");

    ScoringModel control = versions.model("v1+baseline").orElseThrow();

    assertThat(control.version()).isEqualTo("v1+baseline");
    assertThat(control.scorer()).isInstanceOf(BaselineScorer.class);
    assertThat(control.tables().itemIds())
        .isEqualTo(versions.model("v1").orElseThrow().tables().itemIds());
    assertThat(versions.model("v2+baseline")).isEmpty();
  }

  private PackedBundle publish(String version) {
    PackedBundle bundle = pack(version);
    bundle.chunks().forEach(versions::apply);
    versions.apply(bundle.manifest());
    return bundle;
  }

  private static PackedBundle pack(String version) {
    int columns = FeatureVectorizer.SCHEMA.size();
    FeatureMatrix rows = new FeatureMatrix(new float[columns], 1, columns);
    return new BundlePacker()
        .pack(
            new BundleDraft(
                version,
                Optional.empty(),
                ItemTables.EMPTY,
                Golden.of(rows, new BaselineScorer()),
                Map.of(),
                new ModelLineage(null, 0L, 0L, List.of(), 0L, 0L, "", Map.of(), "test", 0L)));
  }
}
