package dev.foretaste.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.ExampleBuilder;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.quality.Contender;
import dev.foretaste.learning.quality.Evaluator;
import dev.foretaste.learning.quality.Quality;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.Scorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ChallengerTrainerTest {
  private static final List<TrainingExample> WORLD = TasteWorld.examples(150, 16, 1);

  private final ExampleSet examples = TasteWorld.exampleSet(WORLD);
  private final ChallengerTrainer trainer =
      new ChallengerTrainer(TrainingParameters.standard().withThreads(2));

  @Test
  void shouldLearnTastesThatTheBaselineCannotSee() throws NotTrainableException {
    Challenger challenger = train(examples);

    Quality learned = quality(xgboost(challenger), challenger);
    Quality baseline = quality(new BaselineScorer(), challenger);

    assertThat(learned.recall10()).isGreaterThan(baseline.recall10());
    assertThat(learned.ndcg10()).isGreaterThan(baseline.ndcg10() + 0.1);
  }

  @Test
  void shouldGrowTheSameTreesFromTheSameExamples() throws NotTrainableException {
    assertThat(train(examples).trees().ubj()).isEqualTo(train(examples).trees().ubj());
  }

  @Test
  void shouldSaveTheTreesOfTheBestRound() throws NotTrainableException {
    Challenger challenger = train(examples);
    List<HeldExample> validation = TimeSplit.of(examples.examples()).validation();
    LabelledRows rows = LabelledRows.of(validation, tablesBefore(validation));

    double loss = logLoss(xgboost(challenger), rows);

    assertThat(challenger.trees().rounds()).isBetween(1, 200);
    assertThat(loss).isCloseTo(challenger.trees().validationLoss(), Offset.offset(1e-5));
  }

  @Test
  void shouldNotSeeTheHoldoutBeforeItIsJudged() throws NotTrainableException {
    ExampleSet otherFuture = withOtherOrders(examples, TimeSplit.of(examples.examples()).holdout());

    Challenger challenger = train(examples);
    Challenger other = train(otherFuture);

    assertThat(other.trees().ubj()).isEqualTo(challenger.trees().ubj());
    assertSameTables(other.judgedTables(), challenger.judgedTables());
    assertThat(other.shippedTables().itemIds()).contains("from-the-future");
    assertThat(challenger.shippedTables().itemIds()).doesNotContain("from-the-future");
  }

  @Test
  void shouldJudgeWithTablesUpToTheHoldoutAndShipThemAll() throws NotTrainableException {
    TimeSplit split = TimeSplit.of(examples.examples());

    Challenger challenger = train(examples);

    assertSameTables(challenger.judgedTables(), tablesBefore(split.holdout()));
    assertSameTables(challenger.shippedTables(), TableHistory.latest(examples.examples()));
  }

  @Test
  void shouldSayHowItSampled() throws NotTrainableException {
    TrainingParameters few = new TrainingParameters(100, 50, 60, 5, 5, 3, 0.3, 1);

    Challenger challenger = new ChallengerTrainer(few).train(examples, () -> false);

    assertThat(challenger.trainExamples()).isBetween(60, 140);
    assertThat(challenger.holdout()).hasSizeBetween(35, 85);
    assertThat(challenger.sampling()).contains("hash of customer and order number");
  }

  @Test
  void shouldStopWhenCancelled() {
    assertThatThrownBy(() -> trainer.train(examples, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private Challenger train(ExampleSet set) throws NotTrainableException {
    return trainer.train(set, () -> false);
  }

  private ItemTables tablesBefore(List<HeldExample> labels) {
    return new TableHistory(examples.examples()).before(labels.get(0).eventTime());
  }

  /** The same state before, the same time, but something else was ordered. */
  private static ExampleSet withOtherOrders(ExampleSet set, List<HeldExample> changed) {
    List<HeldExample> examples = new ArrayList<>();
    for (HeldExample held : set.examples()) {
      TrainingExample example = held.decode();
      if (changed.contains(held)) {
        example.setOrdered(ExampleBuilder.basket("from-the-future"));
      }
      examples.add(HeldExample.of(held.key(), example, held.partition(), held.offset()));
    }
    return set.withExamples(examples);
  }

  private static FeatureMatrix all(LabelledRows rows) {
    return rows.first(Integer.MAX_VALUE);
  }

  private static void assertSameTables(ItemTables actual, ItemTables expected) {
    assertThat(actual.itemIds()).isEqualTo(expected.itemIds());
    assertThat(actual)
        .usingRecursiveComparison()
        .withEqualsForType(Float::equals, Float.class)
        .isEqualTo(expected);
  }

  private static Scorer xgboost(Challenger challenger) {
    return XgboostScorer.load(challenger.trees().ubj(), FeatureVectorizer.SCHEMA.size());
  }

  private static Quality quality(Scorer scorer, Challenger challenger) {
    return new Evaluator(challenger.judgedTables(), Map.of(Contender.CHALLENGER, scorer))
        .evaluate(challenger.holdout())
        .quality(Contender.CHALLENGER)
        .all();
  }

  private static double logLoss(Scorer scorer, LabelledRows rows) {
    float[] margins = scorer.margins(all(rows));
    double loss = 0;
    for (int row = 0; row < margins.length; row++) {
      double probability = 1 / (1 + Math.exp(-margins[row]));
      loss -= Math.log(rows.isOrdered(row) ? probability : 1 - probability);
    }
    return loss / margins.length;
  }
}
