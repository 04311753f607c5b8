package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.BundleDraft;
import dev.foretaste.bundle.BundlePacker;
import dev.foretaste.bundle.Golden;
import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.learning.training.Challenger;
import dev.foretaste.learning.training.ChallengerTrainer;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.ImportedBooster;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelLineage;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.XgboostScorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidateTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(100, 16, 3);

  private final VersionCatalogue versions = new VersionCatalogue();
  private final ExampleSet earlier = TasteWorld.exampleSet(WORLD.subList(0, 1_000));
  private final ExampleSet examples = TasteWorld.exampleSet(WORLD);

  @Test
  void shouldPromoteTreesThatPassTheGateWithTablesOfNow() throws NotTrainableException {
    TestModels.apply(TestModels.firstBundle().make(earlier, versions), versions);
    TestModels.apply(trained(Policy.MANUAL, good()), versions);

    Publication publication = TestModels.challenge().judge(examples, versions, "v2", "request-1");

    ModelVerdict verdict = publication.verdict();
    assertThat(verdict.getOutcome()).as("%s", verdict.getReasons()).isEqualTo("promoted");
    assertThat(verdict.getVersion()).isEqualTo("v3");
    assertThat(verdict.getRequestIds()).containsExactly("request-1");
    assertThat(verdict.getReasons())
        .last()
        .asString()
        .startsWith("judged: the trees of version v2");
    assertThat(Judging.isOfCandidate(verdict)).isTrue();
    ModelBundle manifest = publication.promotion().orElseThrow().bundle().manifest();
    assertThat(manifest.getTablesExamples()).isEqualTo(WORLD.size());
    assertThat(manifest.getLineage().getParameters()).containsEntry("candidate_version", "v2");
    assertThat(manifest.getSections().get(0).getSha256())
        .isEqualTo(versions.manifest("v2").orElseThrow().getSections().get(0).getSha256());
  }

  @Test
  void shouldRefuseTreesThatAreWorseThanTheChampion() throws NotTrainableException {
    TestModels.apply(TestModels.firstBundle().make(earlier, versions), versions);
    TestModels.apply(trained(Policy.NON_INFERIOR, good()), versions);
    applyImported(new TrainingParameters(10, 10, 3_000, 1, 1, 1, 0.3, 2));

    Publication publication =
        TestModels.challenge().judge(examples, versions, "imported-1", "request-1");

    assertThat(versions.champion()).contains("v2");
    assertThat(publication.promotion()).isEmpty();
    assertThat(publication.verdict().getOutcome()).isEqualTo("rejected");
    assertThat(publication.verdict().getReasons())
        .anySatisfy(
            reason ->
                assertThat(reason).startsWith("ndcg@10 differs from that of champion v2 by -"));
    assertThat(publication.verdict().getReasons())
        .last()
        .isEqualTo("judged: imported booster, sha256 abc, of version imported-1");
  }

  @Test
  void shouldSayWhyThereIsNothingToJudge() throws NotTrainableException {
    TestModels.apply(TestModels.firstBundle().make(earlier, versions), versions);

    ModelVerdict missing =
        TestModels.challenge().judge(examples, versions, "v9", "request-1").verdict();
    ModelVerdict treeless =
        TestModels.challenge().judge(examples, versions, "v1", "request-2").verdict();

    assertThat(missing.getReasons()).containsExactly("version v9 is not there; import it again");
    assertThat(missing.getMetrics()).as("it counts as no training").isEmpty();
    assertThat(treeless.getReasons())
        .containsExactly("version v1 has no trees; judge a version that has");
    assertThat(treeless.getRequestIds()).containsExactly("request-2");
  }

  private Publication trained(Policy policy, TrainingParameters parameters) {
    return TestModels.challenge(policy, parameters).run(earlier, versions, List.of(), () -> false);
  }

  private void applyImported(TrainingParameters parameters) throws NotTrainableException {
    Challenger grown = new ChallengerTrainer(parameters).train(earlier, () -> false);
    byte[] ubj = grown.trees().ubj();
    ModelLineage lineage =
        ModelLineage.newBuilder(versions.championManifest().orElseThrow().getLineage())
            .setParameters(Map.of(ImportedBooster.SHA256, "abc"))
            .build();
    PackedBundle bundle =
        new BundlePacker()
            .pack(
                new BundleDraft(
                    "imported-1",
                    Optional.of(ubj),
                    grown.shippedTables(),
                    Golden.of(
                        grown.golden(), XgboostScorer.load(ubj, FeatureVectorizer.SCHEMA.size())),
                    Map.of(),
                    lineage));
    bundle.chunks().forEach(versions::apply);
    versions.apply(bundle.manifest());
  }

  private static TrainingParameters good() {
    return new TrainingParameters(6_000, 1_500, 3_000, 40, 10, 4, 0.3, 2);
  }
}
