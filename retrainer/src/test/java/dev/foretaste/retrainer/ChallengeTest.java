package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.ExampleStore;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemColumn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChallengeTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(100, 16, 3);

  private final VersionCatalogue versions = new VersionCatalogue();
  private final ExampleSet examples = TasteWorld.exampleSet(WORLD);

  @Test
  void shouldPublishABundleThatScores() {
    Publication publication = challenge(examples, List.of("request-1", "request-2"));

    ModelVerdict verdict = publication.verdict();
    assertThat(verdict.getPromoted()).as("%s", verdict.getReasons()).isTrue();
    assertThat(verdict.getRequestIds()).containsExactly("request-1", "request-2");
    assertThat(verdict.getExamples()).isEqualTo(examples.size());
    assertThat(verdict.getMetrics())
        .containsEntry("skew_checked", 500.0)
        .containsEntry("skew_mismatches", 0.0)
        .containsKeys("recall@10", "baseline_recall@10", "rounds", "train_rows", "tables_shift");
    TestModels.apply(publication, versions);
    ScoringModel model = versions.model("v1").orElseThrow();
    assertThat(model.scorer()).isInstanceOf(XgboostScorer.class);
    assertThat(model.tables().size()).isGreaterThan(100);
    assertThat(versions.champion()).contains("v1");
  }

  @Test
  void shouldWriteDownWhereTheModelComesFrom() {
    ModelBundle manifest =
        challenge(examples, List.of()).promotion().orElseThrow().bundle().manifest();

    assertThat(manifest.getLineage().getExampleSetHash()).isEqualTo(examples.hash());
    assertThat(manifest.getLineage().getLabelsTo())
        .isEqualTo(examples.examples().get(examples.size() - 1).eventTime());
    assertThat(manifest.getLineage().getLabelsFrom())
        .isGreaterThan(examples.examples().get(0).eventTime());
    assertThat(manifest.getLineage().getOffsets())
        .singleElement()
        .satisfies(offset -> assertThat(offset.getOffset()).isEqualTo(1_600));
    assertThat(manifest.getLineage().getParameters())
        .containsEntry("objective", "binary:logistic")
        .containsEntry("trigger", "in a test");
    assertThat(manifest.getMetrics()).containsKey("recall@10");
  }

  @Test
  void shouldCompareWithAChampionOnlyWhatIsNewToIt() {
    ExampleSet earlier = TasteWorld.exampleSet(WORLD.subList(0, 1_000));
    TestModels.apply(challenge(earlier, List.of()), versions);

    ModelVerdict verdict = challenge(examples, List.of()).verdict();

    assertThat(verdict.getMetrics())
        .containsEntry("champion_examples", verdict.getMetrics().get("holdout_examples"))
        .containsKey("champion_ndcg@10");
  }

  @Test
  void shouldConfirmAChampionThatWasTrainedOnExactlyTheseExamples() {
    Publication first = challenge(examples, List.of("request-1"));
    TestModels.apply(first, versions);

    Publication again = challenge(examples, List.of("request-2"));

    ModelVerdict verdict = again.verdict();
    assertThat(again.promotion()).isEmpty();
    assertThat(verdict.getVersion()).isEqualTo("v1");
    assertThat(verdict.getPromoted()).isTrue();
    assertThat(verdict.getOutcome()).isEqualTo("confirmed");
    assertThat(verdict.getRequestIds()).containsExactly("request-2");
    assertThat(verdict.getReasons())
        .containsExactly(
            "champion v1 was trained on exactly these examples; nothing new came since");
    assertThat(verdict.getMetrics()).isEqualTo(first.verdict().getMetrics());
    assertThat(verdict.getOffsets()).isEqualTo(first.verdict().getOffsets());
  }

  @Test
  void shouldTrainWhenTheChampionOnlyHasTablesOfTheseExamples() throws NotTrainableException {
    TestModels.apply(TestModels.firstBundle().make(examples, versions), versions);

    Publication publication = challenge(examples, List.of());

    assertThat(publication.promotion()).isPresent();
    assertThat(publication.verdict().getVersion()).isEqualTo("v2");
  }

  @Test
  void shouldTrainWhenAnExampleHasChangedWithoutAddingToTheirNumber() {
    TestModels.apply(challenge(examples, List.of()), versions);
    TrainingExample last = WORLD.get(WORLD.size() - 1);
    List<TrainingExample> changed = new ArrayList<>(WORLD.subList(0, WORLD.size() - 1));
    changed.add(TrainingExample.newBuilder(last).setChannel("changed").build());

    ModelVerdict verdict = challenge(TasteWorld.exampleSet(changed), List.of()).verdict();

    assertThat(verdict.getVersion()).isEqualTo("v2");
  }

  @Test
  void shouldKeepAChampionThatMissesHardlyAnything() {
    ExampleSet earlier = TasteWorld.exampleSet(WORLD.subList(0, WORLD.size() - 10));
    TestModels.apply(challenge(earlier, List.of()), versions);

    Publication publication = challenge(examples, List.of());

    assertThat(publication.promotion()).isEmpty();
    assertThat(publication.verdict().getPromoted()).isFalse();
    assertThat(publication.verdict().getReasons())
        .hasSize(2)
        .contains("trained: in a test")
        .first()
        .asString()
        .startsWith("too few examples new to champion v1: 10 came after its training");
  }

  @Test
  void shouldReplaceAChampionThatDoesNotKnowHistoryImportedAfterIt() {
    List<TrainingExample> recent = WORLD.subList(500, WORLD.size());
    TestModels.apply(challenge(inSequence(recent), List.of()), versions);
    List<TrainingExample> withHistory = new ArrayList<>(recent);
    withHistory.addAll(WORLD.subList(0, 500));

    Publication publication = challenge(inSequence(withHistory), List.of());

    ModelVerdict verdict = publication.verdict();
    assertThat(verdict.getPromoted()).as("%s", verdict.getReasons()).isTrue();
    assertThat(verdict.getVersion()).isEqualTo("v2");
    assertThat(verdict.getMetrics()).containsEntry("champion_examples", 0.0);
    assertThat(verdict.getReasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("not compared with champion v1")
                    .endsWith("500 examples came after its training"));
  }

  @Test
  void shouldRefuseAChallengerThatIsWorseThanTheChampion() {
    ExampleSet earlier = TasteWorld.exampleSet(WORLD.subList(0, 1_300));
    TestModels.apply(challenge(earlier, List.of()), versions);
    TrainingParameters poor = new TrainingParameters(10, 10, 3_000, 1, 1, 1, 0.3, 2);

    Publication publication =
        TestModels.challenge(Policy.NON_INFERIOR, poor)
            .run(examples, versions, List.of("request-1"), () -> false);

    ModelVerdict verdict = publication.verdict();
    assertThat(publication.promotion()).isEmpty();
    assertThat(publication.candidate()).isEmpty();
    assertThat(verdict.getPromoted()).isFalse();
    assertThat(verdict.getOutcome()).isEqualTo("rejected");
    assertThat(verdict.getPolicy()).isEqualTo("non-inferior");
    assertThat(verdict.getReasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("ndcg@10 differs from that of champion v1 by -")
                    .endsWith("policy non-inferior asks for more than -0.0200"));
    assertThat(verdict.getMetrics().get("ndcg@10_difference_high")).isNegative();
  }

  @Test
  void shouldPublishWhatPassedForSomebodyToPromote() {
    Publication publication =
        TestModels.challenge(
                Policy.MANUAL, new TrainingParameters(6_000, 1_500, 3_000, 40, 10, 4, 0.3, 2))
            .run(examples, versions, List.of(), () -> false);

    assertThat(publication.promotion()).isEmpty();
    assertThat(publication.verdict().getPromoted()).isFalse();
    assertThat(publication.verdict().getOutcome()).isEqualTo("passed");
    TestModels.apply(publication, versions);
    assertThat(versions.champion()).isEmpty();
    assertThat(versions.model("v1").orElseThrow().scorer()).isInstanceOf(XgboostScorer.class);
  }

  @Test
  void shouldPublishTheFiguresOfEveryContenderAndSegment() {
    ModelVerdict verdict = challenge(examples, List.of()).verdict();

    assertThat(verdict.getOutcome()).isEqualTo("promoted");
    assertThat(verdict.getMetrics())
        .containsKeys(
            "logloss",
            "calibration_error",
            "coverage@10",
            "regular_recall@10",
            "baseline_regular_ndcg@10",
            "baseline_logloss",
            "p_topfreq_ndcg@10",
            "gp_topfreq_recall@5",
            "baseline_ndcg@10_difference_low",
            "bundle_bytes",
            "scoring_micros_per_100_rows");
  }

  @Test
  void shouldSayHowManyExamplesAreMissing() {
    ExampleSet few = TasteWorld.exampleSet(WORLD.subList(0, 100));

    Publication publication = challenge(few, List.of("request-1"));

    assertThat(publication.promotion()).isEmpty();
    assertThat(publication.verdict().getVersion()).isEmpty();
    assertThat(publication.verdict().getRequestIds()).containsExactly("request-1");
    assertThat(publication.verdict().getOutcome()).isEqualTo("untrained");
    assertThat(publication.verdict().getMetrics()).isEmpty();
    assertThat(publication.verdict().getReasons())
        .containsExactly("too few examples: 100 of 300, 200 are missing");
  }

  @Test
  void shouldGiveAVerdictWhenTrainingIsNotPossible() {
    List<HeldExample> simultaneous = examples.examples().stream().map(this::atOnce).toList();

    ModelVerdict verdict =
        challenge(examples.withExamples(simultaneous), List.of("request-1")).verdict();

    assertThat(verdict.getPromoted()).isFalse();
    assertThat(verdict.getRequestIds()).containsExactly("request-1");
    assertThat(verdict.getReasons()).singleElement().asString().contains("event times");
    assertThat(verdict.getMetrics()).isNotEmpty();
  }

  @Test
  void shouldGiveAVerdictWhenTrainingBreaksDown() {
    HeldExample sound = examples.examples().get(0);
    HeldExample damaged =
        new HeldExample(
            sound.key(),
            sound.customerId(),
            sound.orderNumber(),
            sound.eventTime(),
            0,
            0,
            new byte[3]);
    List<HeldExample> withDamage =
        examples.examples().stream().map(held -> held == sound ? damaged : held).toList();

    ModelVerdict verdict =
        challenge(examples.withExamples(withDamage), List.of("request-1")).verdict();

    assertThat(verdict.getPromoted()).isFalse();
    assertThat(verdict.getRequestIds()).containsExactly("request-1");
    assertThat(verdict.getReasons()).singleElement().asString().startsWith("training failed: ");
  }

  @Test
  void shouldGiveAVerdictWhenTheMemoryDoesNotSuffice() {
    ModelVerdict verdict = challengeFailingWith(new OutOfMemoryError("test")).verdict();

    assertThat(verdict.getPromoted()).isFalse();
    assertThat(verdict.getVersion()).isEmpty();
    assertThat(verdict.getRequestIds()).containsExactly("request-1");
    assertThat(verdict.getReasons())
        .containsExactly("training failed: java.lang.OutOfMemoryError: test");
    assertThat(verdict.getMetrics()).as("it counts as a training").isNotEmpty();
  }

  @Test
  void shouldNotGoOnInABrokenVirtualMachine() {
    InternalError broken = new InternalError("test");

    assertThatThrownBy(() -> challengeFailingWith(broken)).isSameAs(broken);
  }

  @Test
  void shouldNotPublishAChallengerThatServingWouldContradict() {
    TrainingExample newest = WORLD.get(WORLD.size() - 1);
    TrainingExample changed = TrainingExample.newBuilder(newest).setFeatureHash(1).build();
    List<TrainingExample> world =
        WORLD.stream().map(example -> example == newest ? changed : example).toList();

    Publication publication = challenge(TasteWorld.exampleSet(world), List.of());

    assertThat(publication.verdict().getPromoted()).isFalse();
    assertThat(publication.verdict().getVersion()).isEqualTo("v1");
    assertThat(publication.promotion()).isEmpty();
    TestModels.apply(publication, versions);
    assertThat(versions.nextVersion()).as("a version is never reused").isEqualTo("v2");
  }

  @Test
  void shouldGiveTheBaselineScorerItsTablesFirst() throws NotTrainableException {
    ExampleSet few = TasteWorld.exampleSet(WORLD.subList(0, 200));

    Publication publication = TestModels.firstBundle().make(few, versions);
    TestModels.apply(publication, versions);

    ScoringModel model = versions.model("v1").orElseThrow();
    assertThat(model.scorer()).isInstanceOf(BaselineScorer.class);
    assertThat(model.tables().value(ItemColumn.RECENT_POPULARITY, 0)).isPositive();
    assertThat(publication.verdict().getPromoted()).isTrue();
    assertThat(publication.verdict().getReasons())
        .singleElement()
        .asString()
        .contains("first bundle", "200 examples");
    assertThat(versions.champion()).contains("v1");
  }

  private Publication challenge(ExampleSet set, List<String> requestIds) {
    return TestModels.challenge().run(set, versions, requestIds, () -> false);
  }

  private Publication challengeFailingWith(Error failure) {
    return TestModels.challenge()
        .run(
            examples,
            versions,
            List.of("request-1"),
            () -> {
              throw failure;
            });
  }

  /** As if the examples had come in this sequence, whatever their event times. */
  private static ExampleSet inSequence(List<TrainingExample> examples) {
    ExampleStore store = new ExampleStore("training-examples", 1_000_000, Long.MAX_VALUE);
    for (int offset = 0; offset < examples.size(); offset++) {
      TrainingExample example = examples.get(offset);
      store.put(TrainingExamples.key(example), example, 0, offset);
    }
    return store.snapshot();
  }

  private HeldExample atOnce(HeldExample held) {
    return new HeldExample(
        held.key(), held.customerId(), held.orderNumber(), 5, 0, 0, held.bytes());
  }
}
