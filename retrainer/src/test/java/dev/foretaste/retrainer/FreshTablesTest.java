package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication.Promotion;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.BaselineScorer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshTablesTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(100, 12, 3);
  private static final ExampleSet EARLIER = TasteWorld.exampleSet(WORLD.subList(0, 800));
  private static final ExampleSet ALL = TasteWorld.exampleSet(WORLD);

  private final VersionCatalogue versions = new VersionCatalogue();

  @Test
  void shouldGiveTheChampionsTreesNewTables() throws NotTrainableException {
    TestModels.apply(
        TestModels.challenge().run(EARLIER, versions, List.of(), () -> false), versions);
    ScoringModel trained = versions.model("v1").orElseThrow();

    Promotion promotion = make().orElseThrow();
    TestModels.apply(promotion, versions);

    assertThat(promotion.bundle().chunks())
        .extracting(ModelBundleChunk::getSection)
        .containsOnly("tables", "golden");
    assertThat(promotion.pointer().getReason())
        .isEqualTo("item tables of %d examples; trees of v1".formatted(WORLD.size()));
    ScoringModel fresh = versions.model("v2").orElseThrow();
    assertThat(versions.champion()).contains("v2");
    assertThat(fresh.scorer()).isSameAs(trained.scorer());
    ModelBundle manifest = fresh.manifest().orElseThrow();
    assertThat(manifest.getLineage()).isEqualTo(trained.manifest().orElseThrow().getLineage());
    assertThat(manifest.getTablesExamples()).isEqualTo(WORLD.size());
    assertThat(manifest.getTablesTo()).isEqualTo(WORLD.get(WORLD.size() - 1).getEventTime());
  }

  @Test
  void shouldNotCountAsATraining() throws NotTrainableException {
    TestModels.apply(
        TestModels.challenge().run(EARLIER, versions, List.of(), () -> false), versions);
    TestModels.apply(make().orElseThrow(), versions);

    assertThat(StandingChampion.trainedOn(EARLIER, versions))
        .as("new tables are no new training")
        .map(ModelBundle::getVersion)
        .contains("v2");
  }

  @Test
  void shouldGiveTheBaselineScorerNewTablesWhileThereAreNoTrees() throws NotTrainableException {
    TestModels.apply(TestModels.firstBundle().make(EARLIER, versions), versions);

    Promotion promotion = make().orElseThrow();
    TestModels.apply(promotion, versions);

    assertThat(versions.model("v2").orElseThrow().scorer()).isInstanceOf(BaselineScorer.class);
    assertThat(promotion.bundle().manifest().getKind()).isEqualTo("tables");
    assertThat(promotion.bundle().manifest().getTreesVersion()).isNull();
    assertThat(promotion.pointer().getReason()).endsWith("baseline scorer, no trees yet");
  }

  @Test
  void shouldDoNothingWithoutAUsableChampion() throws NotTrainableException {
    assertThat(make()).isEmpty();

    versions.apply(new ChampionPointer("v7", null, "test", 0L, "train", List.of()));

    assertThat(make()).isEmpty();
  }

  private Optional<Promotion> make() throws NotTrainableException {
    RunningTables running = new RunningTables();
    ALL.examples().forEach(example -> running.add(example, true));
    return new FreshTables(TestModels.promotions(10)).make(running, ALL, versions);
  }
}
