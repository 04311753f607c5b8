package dev.foretaste.retrainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.gate.SkewCheck;
import dev.foretaste.learning.training.NotTrainableException;
import dev.foretaste.models.VersionCatalogue;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.retrainer.publishing.Publication;
import dev.foretaste.schema.TrainingExample;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SkewWatchTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(60, 13, 1);

  private final VersionCatalogue versions = new VersionCatalogue();
  private final SkewWatch watch = new SkewWatch(10_000);

  @Test
  void shouldCompareEveryExample() {
    WORLD.forEach(this::add);

    assertThat(check()).isEqualTo(new SkewCount(WORLD.size(), 0, 0));
    assertThat(check()).isEqualTo(SkewCount.NONE);
    assertThat(watch.total().checked()).isEqualTo(WORLD.size());
  }

  @Test
  void shouldTakeNoMoreThanABatchAtOnce() {
    for (int time = 0; time < 2; time++) {
      WORLD.forEach(this::add);
    }

    assertThat(check().checked()).isEqualTo(SkewWatch.BATCH);
    assertThat(check().checked()).isEqualTo(2 * WORLD.size() - SkewWatch.BATCH);
  }

  @Test
  void shouldCountAnExampleThatIsNotWhatServingSaw() {
    add(WORLD.get(0));
    add(TrainingExample.newBuilder(WORLD.get(1)).setFeatureHash(1).build());

    assertThat(check()).isEqualTo(new SkewCount(2, 0, 1));
  }

  @Test
  void shouldCompareWithTheVersionThatMadeThePrediction() throws NotTrainableException {
    TestModels.apply(firstBundle(), versions);
    TrainingExample predicted =
        TestModels.predictedBy(versions.model("v1").orElseThrow(), WORLD.get(700));

    add(predicted);
    add(TrainingExample.newBuilder(predicted).setModelVersion("v0").build());

    assertThat(check()).isEqualTo(new SkewCount(2, 0, 1));
  }

  @Test
  void shouldSayHowManyItCouldNotCompareAndLookForTheirVersionOnce() {
    AtomicInteger catchUps = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      add(TrainingExample.newBuilder(WORLD.get(i)).setModelVersion("v9").build());
      watch.checkBatch(versions, catchUps::incrementAndGet, SkewCheck.Observer.NONE);
    }

    assertThat(watch.total()).isEqualTo(new SkewCount(0, 2, 0));
    assertThat(catchUps).hasValue(1);
  }

  @Test
  void shouldFindAVersionThatIsReadAfterItsPredictions() throws NotTrainableException {
    Publication published = firstBundle();
    VersionCatalogue elsewhere = new VersionCatalogue();
    TestModels.apply(published, elsewhere);
    add(TestModels.predictedBy(elsewhere.model("v1").orElseThrow(), WORLD.get(700)));

    SkewCount count =
        watch.checkBatch(
            versions, () -> TestModels.apply(published, versions), SkewCheck.Observer.NONE);

    assertThat(count).isEqualTo(new SkewCount(1, 0, 0));
  }

  @Test
  void shouldNotLetMoreWaitThanItMay() {
    SkewWatch narrow = new SkewWatch(10);
    WORLD.subList(0, 15).forEach(example -> narrow.add("v0", held(example), false));

    assertThat(narrow.checkBatch(versions, () -> {}, SkewCheck.Observer.NONE))
        .isEqualTo(new SkewCount(10, 5, 0));
  }

  private Publication firstBundle() throws NotTrainableException {
    return TestModels.firstBundle().make(TasteWorld.exampleSet(WORLD), versions);
  }

  private void add(TrainingExample example) {
    watch.add(example.getModelVersion(), held(example), true);
  }

  private static HeldExample held(TrainingExample example) {
    return HeldExample.of(TrainingExamples.key(example), example, 0, example.getOrdersOffset());
  }

  private SkewCount check() {
    return watch.checkBatch(versions, () -> {}, SkewCheck.Observer.NONE);
  }
}
