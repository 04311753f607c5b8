package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.gate.Outcome;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.schema.TrainingExample;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingScheduleTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(120, 16, 2);

  private final Thresholds thresholds =
      new Thresholds(20, 300, 1_000, 300, 10_000, Long.MAX_VALUE, 10);
  private final TrainingInputs inputs =
      new TrainingInputs(thresholds, RetrainerTopics.withPrefix(""));

  @Test
  void shouldWaitWhileLittleIsNew() {
    read(0, 999);

    assertThat(due(thresholds, Duration.ZERO)).isEmpty();
  }

  @Test
  void shouldTrainOnNewLabels() {
    read(0, 1_000);

    assertThat(due(thresholds, Duration.ZERO)).contains("1000 new labels");
  }

  @Test
  void shouldTrainOnRequestHoweverLittleThereIs() {
    inputs.apply("r-1", new TrainRequested("r-1", "test", 0L, null), 0, 0);

    assertThat(due(thresholds, Duration.ZERO)).contains("on request of r-1");
  }

  @Test
  void shouldTrainOnScheduleWhenAnythingIsNew() {
    Thresholds hourly = thresholds.withTrainEvery(Duration.ofHours(1));
    read(0, 400);
    train();
    Optional<String> withoutLabels = due(hourly, Duration.ofHours(5));
    read(400, 401);

    assertThat(withoutLabels).isEmpty();
    assertThat(due(hourly, Duration.ofMinutes(59))).isEmpty();
    assertThat(due(hourly, Duration.ofMinutes(60))).contains("on schedule, every PT1H");
  }

  @Test
  void shouldTrainOnDriftWhenEnoughIsNewToTell() {
    read(0, 1_200);
    train();
    read(1_200, 1_200 + OnlineQuality.WINDOW - 1);
    settleBadly();
    Optional<String> before = due(thresholds, Duration.ZERO);
    read(1_200 + OnlineQuality.WINDOW - 1, 1_200 + OnlineQuality.WINDOW);

    assertThat(before).isEmpty();
    assertThat(due(thresholds, Duration.ZERO).orElseThrow()).startsWith("drift: recall@10");
  }

  private Optional<String> due(Thresholds thresholds, Duration after) {
    Clock later = Clock.offset(TestModels.CLOCK, after);
    return new TrainingSchedule(thresholds, later).due(inputs);
  }

  private void read(int from, int to) {
    for (TrainingExample example : WORLD.subList(from, to)) {
      inputs.apply(TrainingExamples.key(example), example, 0, example.getOrdersOffset());
    }
  }

  private void train() {
    TestModels.apply(
        TestModels.challenge().run(inputs.snapshot(), inputs.versions(), List.of(), () -> false),
        inputs.versions());
    inputs.apply(
        "v1",
        new Provenance(inputs.snapshot(), TestModels.CLOCK)
            .verdict("v1", "strict", Outcome.PROMOTED, List.of(), List.of(), Map.of("rounds", 1.0)),
        0,
        0);
  }

  private void settleBadly() {
    for (int time = 0; time < OnlineQuality.WINDOW; time++) {
      inputs.apply("anna", TestModels.outcome("v1", 0), 0, time);
    }
  }
}
