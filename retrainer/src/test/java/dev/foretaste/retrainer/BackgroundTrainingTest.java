package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.gate.GateSettings;
import dev.foretaste.learning.gate.Policy;
import dev.foretaste.learning.training.TrainingParameters;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.retrainer.BackgroundTraining.Finished;
import dev.foretaste.retrainer.TrainingResult.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class BackgroundTrainingTest {
  private static final ExampleSet EXAMPLES = TasteWorld.exampleSet(TasteWorld.examples(60, 12, 1));
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void shouldTrainWhileTheCallerGoesOn() {
    CountDownLatch letGo = new CountDownLatch(1);
    try (BackgroundTraining training = training(() -> await(letGo))) {
      training.train(job(new VersionCatalogue()));

      assertThat(training.isRunning()).isTrue();
      assertThat(training.takeFinished()).isEmpty();
      assertThat(training.progress()).contains(TrainingProgress.State.BEGINNING);
      letGo.countDown();
      Finished finished = result(training);
      assertThat(finished.result()).isInstanceOf(Judged.class);
      assertThat(finished.job().trigger()).isEqualTo("in a test");
      assertThat(training.isRunning()).isFalse();
      assertThat(training.progress()).isEmpty();
    }
  }

  @Test
  void shouldSayAgainstWhomAChallengerCompetedAndJudgeAgain() {
    VersionCatalogue versions = new VersionCatalogue();
    try (BackgroundTraining training = training(() -> false)) {
      training.train(job(versions.copy()));
      Judged alone = (Judged) result(training).result();
      TestModels.apply(
          TestModels.challenge()
              .run(
                  TasteWorld.exampleSet(TasteWorld.examples(60, 8, 1)),
                  versions,
                  List.of(),
                  () -> false),
          versions);

      training.judgeAgain(job(versions.copy()), alone);
      Judged again = (Judged) result(training).result();

      assertThat(alone.against()).isEmpty();
      assertThat(alone.contest().match()).isEmpty();
      assertThat(again.against()).contains("v1");
      assertThat(again.contest().match()).isPresent();
      assertThat(again.challenger()).isSameAs(alone.challenger());
    }
  }

  @Test
  void shouldEndATrainingWhenItIsClosed() {
    AtomicBoolean asked = new AtomicBoolean();
    BackgroundTraining training =
        training(
            () -> {
              asked.set(true);
              return false;
            });
    training.train(job(new VersionCatalogue()));
    awaitThat(asked::get);

    training.close();

    assertThatThrownBy(training::takeFinished).isInstanceOf(CancellationException.class);
  }

  private static BackgroundTraining training(BooleanSupplier cancelled) {
    TrainingParameters parameters = new TrainingParameters(6_000, 1_500, 3_000, 30, 10, 4, 0.3, 1);
    DraftBundles drafts = new DraftBundles(TestModels.CLOCK);
    return new BackgroundTraining(
        new Challenge(parameters, GateSettings.of(Policy.NON_INFERIOR), 300, drafts), cancelled);
  }

  private static TrainingJob job(VersionCatalogue versions) {
    return new TrainingJob(EXAMPLES, versions, List.of(), "in a test", Optional.empty());
  }

  private static boolean await(CountDownLatch letGo) {
    try {
      letGo.await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static Finished result(BackgroundTraining training) {
    List<Finished> taken = new ArrayList<>();
    awaitThat(
        () -> {
          training.takeFinished().ifPresent(taken::add);
          return !taken.isEmpty();
        });
    return taken.get(0);
  }

  private static void awaitThat(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }
}
