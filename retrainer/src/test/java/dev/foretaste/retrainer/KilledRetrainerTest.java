package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.RetrainerStatus.Phase;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.retrainer.publishing.Publisher;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.XgboostScorer;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a retrainer leaves behind that is killed, and how the next one goes on. */
class KilledRetrainerTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(100, 16, 5);
  private static final int BEFORE = 1_200;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final TrainingParameters TRAINING =
      new TrainingParameters(6_000, 1_500, 3_000, 40, 10, 4, 0.3, 2);

  @RegisterExtension static final SharedBroker BROKER = new SharedBroker();

  private TestTopics topics;

  @BeforeEach
  void createTopics() {
    topics = new TestTopics(BROKER.platform()).create();
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepItsChampionAndGoOnWhenItIsKilledWhilePublishing(DyingProducer.Step step) {
    topics.sendExamples(WORLD.subList(0, BEFORE));
    try (Retrainer retrainer = started(TRAINING)) {
      topics.awaitVerdict(verdict -> verdict.getVersion().equals("v2"));
    }
    List<String> before = topics.updateKeys();
    topics.sendExamples(WORLD.subList(BEFORE, WORLD.size()));

    dieAt(step);

    assertThat(topics.updateKeys()).as("what others see").isEqualTo(before);
    assertConsistentChampion("v2");
    topics.sendRequest("after the kill");
    try (Retrainer retrainer = started(TRAINING)) {
      List<ModelVerdict> verdicts =
          topics.awaitVerdict(verdict -> verdict.getRequestIds().contains("after the kill"));
      ModelVerdict last = verdicts.get(verdicts.size() - 1);
      assertThat(last.getVersion()).isEqualTo("v3");
      assertThat(last.getPromoted()).as("%s", last.getReasons()).isTrue();
    }
    assertConsistentChampion("v3");
  }

  /** The first is as good as dead for the cluster: it may wake up, but publishes nothing. */
  @Test
  void shouldGoOnWhenItIsKilledInTraining() {
    topics.sendExamples(WORLD);
    TrainingParameters endless =
        new TrainingParameters(6_000, 1_500, 3_000, 1_000_000, 1_000_000, 4, 1e-9, 1);
    try (Retrainer lost = started(endless)) {
      awaitRounds(lost);

      try (Retrainer retrainer = started(TRAINING)) {
        List<ModelVerdict> verdicts =
            topics.awaitVerdict(verdict -> verdict.getVersion().equals("v2"));

        assertThat(verdicts).extracting(ModelVerdict::getVersion).containsExactly("v1", "v2");
        assertThat(verdicts.get(1).getPromoted()).isTrue();
      }
    }
    assertConsistentChampion("v2");
  }

  private void dieAt(DyingProducer.Step step) {
    VersionCatalogue versions = topics.versions();
    Publication publication =
        TestModels.challenge()
            .run(TasteWorld.exampleSet(WORLD), versions, List.of("killed"), () -> false);
    assertThat(publication.promotion()).isPresent();
    Publisher dying =
        new Publisher(
            DyingProducer.of(topics.transactional("foretaste-retrainer"), step),
            topics.topics(),
            topics.schemas());

    // Neither closed nor aborted: nobody is there any more to do so.
    assertThatThrownBy(() -> dying.publish(publication)).isInstanceOf(DyingProducer.Killed.class);
  }

  private void assertConsistentChampion(String version) {
    VersionCatalogue versions = topics.versions();
    assertThat(versions.champion()).contains(version);
    assertThat(versions.model(version).orElseThrow().scorer()).isInstanceOf(XgboostScorer.class);
  }

  private Retrainer started(TrainingParameters training) {
    RetrainerConfig config =
        topics.config(
            new Thresholds(200, 300, 1_000, 100_000, 100_000, Long.MAX_VALUE, 10), training);
    Retrainer retrainer = new Retrainer(config, topics.schemas(), new CollectorRegistry());
    retrainer.start();
    return retrainer;
  }

  private static void awaitRounds(Retrainer retrainer) {
    Instant deadline = Instant.now().plus(LIMIT);
    while (retrainer
        .status()
        .training()
        .filter(training -> training.contains("round "))
        .isEmpty()) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(retrainer.status().phase()).isEqualTo(Phase.TRAINING);
  }
}
