package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.RetrainerStatus.Phase;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainingExample;
import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a retrainer does while a challenger is trained. */
class TrainingInBackgroundTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(100, 16, 5);
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @RegisterExtension static final SharedBroker BROKER = new SharedBroker();

  private final CollectorRegistry metrics = new CollectorRegistry();
  private TestTopics topics;

  @BeforeEach
  void createTopics() {
    topics = new TestTopics(BROKER.platform()).create();
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void shouldPublishFreshTablesShowProgressAndStopAtOnce() {
    topics.sendExamples(WORLD.subList(0, 1_000));
    try (Retrainer retrainer = started(rounds(1_000_000))) {
      await(() -> retrainer.status().training().filter(far -> far.contains("round ")).isPresent());
      assertThat(retrainer.status().champion()).as("the first bundle").contains("v1");
      topics.sendExamples(WORLD.subList(1_000, 1_400));

      await(() -> retrainer.status().champion().filter("v2"::equals).isPresent());

      assertThat(retrainer.status().phase()).isEqualTo(Phase.TRAINING);
      await(() -> retrainer.status().examples() == 1_400);
      assertThat(metrics.getSampleValue("foretaste_training_rounds")).isPositive();
      assertThat(metrics.getSampleValue("foretaste_training_rounds_at_most")).isEqualTo(1_000_000);
      assertThat(metrics.getSampleValue("foretaste_training_validation_logloss")).isPositive();
      assertThat(metrics.getSampleValue("foretaste_tables_versions_total")).isEqualTo(1);

      retrainer.close();
      assertThat(retrainer.status().phase()).isEqualTo(Phase.STOPPED);
    }
    assertThat(topics.versions().champion()).contains("v2");
  }

  @Test
  void shouldJudgeAgainWhenTheChampionHasChangedMeanwhile() {
    topics.sendExamples(WORLD.subList(0, 1_400));
    Publication byHand =
        TestModels.challenge()
            .run(
                TasteWorld.exampleSet(WORLD.subList(0, 1_000)),
                versionsUpTo("v8"),
                List.of(),
                () -> false);
    try (Retrainer retrainer = started(rounds(1_000))) {
      await(() -> retrainer.status().training().filter(far -> far.contains("round ")).isPresent());
      topics.sendPromotion(byHand.promotion().orElseThrow());
      await(() -> retrainer.status().champion().filter("v9"::equals).isPresent());
      assertThat(retrainer.status().phase()).as("still").isEqualTo(Phase.TRAINING);

      List<ModelVerdict> verdicts =
          topics.awaitVerdict(verdict -> verdict.getVersion().equals("v10"));

      ModelVerdict last = verdicts.get(verdicts.size() - 1);
      assertThat(last.getMetrics()).containsKey("champion_ndcg@10");
      assertThat(last.getReasons()).anyMatch(reason -> reason.contains("champion v9"));
    }
  }

  private static VersionCatalogue versionsUpTo(String version) {
    VersionCatalogue versions = new VersionCatalogue();
    versions.used(version);
    return versions;
  }

  /** They hardly learn, so that no round is the last but the last. */
  private static TrainingParameters rounds(int rounds) {
    return new TrainingParameters(6_000, 1_500, 3_000, rounds, rounds, 4, 1e-6, 1);
  }

  private Retrainer started(TrainingParameters training) {
    RetrainerConfig config =
        topics
            .config(new Thresholds(200, 300, 1_000, 250, 100_000, Long.MAX_VALUE, 10), training)
            .withGate(new GateSettings(Policy.NON_INFERIOR, -0.02, 1e9, Long.MAX_VALUE));
    Retrainer retrainer = new Retrainer(config, topics.schemas(), metrics);
    retrainer.start();
    return retrainer;
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
