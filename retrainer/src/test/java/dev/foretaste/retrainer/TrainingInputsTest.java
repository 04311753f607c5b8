package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.gate.Outcome;
import dev.foretaste.learning.gate.SkewCheck;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.learning.training.TableHistory;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.retrainer.topics.RetrainerTopics;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.topics.TopicCatalogue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingInputsTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(50, 13, 1);

  private final TrainingInputs inputs =
      new TrainingInputs(
          new Thresholds(20, 50, 100, 300, 10_000, Long.MAX_VALUE, 10),
          RetrainerTopics.withPrefix(""));

  @Test
  void shouldAskForAFirstBundleWhileThereIsNone() throws NotTrainableException {
    read(0, 19);
    boolean before = inputs.isFirstBundleDue();
    read(19, 20);
    boolean after = inputs.isFirstBundleDue();
    TestModels.apply(
        TestModels.firstBundle().make(inputs.snapshot(), inputs.versions()), inputs.versions());

    assertThat(before).isFalse();
    assertThat(after).isTrue();
    assertThat(inputs.isFirstBundleDue()).isFalse();
  }

  @Test
  void shouldTrainWhenEnoughIsNew() {
    read(0, 99);
    boolean before = inputs.areLabelsEnough();
    read(99, 100);

    assertThat(before).isFalse();
    assertThat(inputs.areLabelsEnough()).isTrue();
  }

  @Test
  void shouldWaitForHalfAsManyAsTheLatestTrainingKnew() {
    read(0, 400);
    inputs.apply("v1", verdict(Map.of("recall@10", 0.2)), 0, 0);
    read(400, 599);
    boolean before = inputs.areLabelsEnough();
    read(599, 600);

    assertThat(before).isFalse();
    assertThat(inputs.areLabelsEnough()).isTrue();
  }

  @Test
  void shouldNotTakeABundleOfTablesForATraining() {
    read(0, 400);

    inputs.apply("v1", verdict(Map.of()), 0, 0);

    assertThat(inputs.areLabelsEnough()).isTrue();
    assertThat(inputs.versions().nextVersion()).isEqualTo("v2");
  }

  @Test
  void shouldRememberRequestsUntilTheyAreAnswered() {
    inputs.apply("r", new TrainRequested("r", "test", 0L, null), 0, 0);
    List<String> before = inputs.pendingRequests();

    ModelVerdict verdict = verdict(Map.of());
    verdict.setRequestIds(List.of("r"));
    inputs.apply("v1", verdict, 0, 0);

    assertThat(before).containsExactly("r");
    assertThat(inputs.pendingRequests()).isEmpty();
  }

  @Test
  void shouldForgetAnErasedExample() {
    read(0, 10);

    inputs.remove(
        TopicCatalogue.TRAINING_EXAMPLES.name(), TrainingExamples.key(WORLD.get(0)), 0, 5_000);

    assertThat(inputs.exampleCount()).isEqualTo(9);
  }

  @Test
  void shouldLeaveErasedCustomersOutOfTheTables() {
    String erased = WORLD.get(0).getCustomerId();
    read(0, WORLD.size());
    inputs.caughtUp();

    TrainingExamples.keysOf(erased)
        .forEach(key -> inputs.remove(TopicCatalogue.TRAINING_EXAMPLES.name(), key, 0, 5_000));

    List<HeldExample> others =
        TasteWorld.exampleSet(WORLD).examples().stream()
            .filter(example -> !example.customerId().equals(erased))
            .toList();
    assertThat(inputs.tables().examples()).isEqualTo(others.size());
    assertThat(inputs.tables().toTables().column(ItemColumn.values()[0]))
        .isEqualTo(TableHistory.latest(others).column(ItemColumn.values()[0]));
  }

  @Test
  void shouldAskForTablesWhenEnoughIsNewToTheChampions() throws NotTrainableException {
    inputs.caughtUp();
    read(0, 20);
    boolean withoutChampion = inputs.areTablesDue();
    makeFirstBundle();
    read(20, 219);
    boolean before = inputs.areTablesDue();
    read(219, 220);

    assertThat(withoutChampion).isFalse();
    assertThat(before).isFalse();
    assertThat(inputs.areTablesDue()).isTrue();
  }

  @Test
  void shouldNotForgetWhatWasNewToTheChampionsTablesBeforeARestart() throws NotTrainableException {
    read(0, 20);
    makeFirstBundle();
    read(20, 240);

    inputs.caughtUp();

    assertThat(inputs.areTablesDue()).isTrue();
    assertThat(inputs.tables().examples()).isEqualTo(240);
  }

  @Test
  void shouldNotAskForTablesWhenTheChampionsKnowWhatARestartFound() throws NotTrainableException {
    read(0, 240);
    makeFirstBundle();

    inputs.caughtUp();

    assertThat(inputs.areTablesDue()).isFalse();
  }

  @Test
  void shouldHaveEveryExampleCompared() {
    read(0, 30);
    inputs.caughtUp();
    read(30, 50);

    SkewCount count =
        inputs.skew().checkBatch(inputs.versions(), () -> {}, SkewCheck.Observer.NONE);

    assertThat(count).isEqualTo(new SkewCount(50, 0, 0));
  }

  private void makeFirstBundle() throws NotTrainableException {
    TestModels.apply(
        TestModels.firstBundle().make(inputs.snapshot(), inputs.versions()), inputs.versions());
    inputs.tables().settled();
  }

  private void read(int from, int to) {
    for (TrainingExample example : WORLD.subList(from, to)) {
      inputs.apply(TrainingExamples.key(example), example, 0, example.getOrdersOffset());
    }
  }

  private ModelVerdict verdict(Map<String, Double> metrics) {
    return new Provenance(inputs.snapshot(), TestModels.CLOCK)
        .verdict("v1", "strict", Outcome.PROMOTED, List.of("test"), List.of(), metrics);
  }
}
