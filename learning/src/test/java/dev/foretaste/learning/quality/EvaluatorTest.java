package dev.foretaste.learning.quality;

import static dev.foretaste.learning.quality.Contender.BASELINE;
import static dev.foretaste.learning.quality.Contender.CHALLENGER;
import static dev.foretaste.learning.quality.Contender.GP_TOP_FREQ;
import static dev.foretaste.learning.quality.Contender.P_TOP_FREQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.learning.ExampleBuilder;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.learning.training.TableHistory;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  /** Sorted by recent popularity, as tables are; of all times, the tiramisu is the favourite. */
  private static final ItemTables MENU =
      new ItemTables(
          List.of("cola", "tiramisu", "calzone"),
          Map.of(ItemColumn.POPULARITY, new float[] {.2f, .5f, .1f}),
          Neighbours.none(3),
          Neighbours.none(3));

  @Test
  void shouldRankByTheCustomersOwnFrequency() {
    Question question = Question.of(twoMargheritas(), MENU);

    assertThat(FrequencyRanker.personal().answer(question).top())
        .containsExactly("margherita", "salad");
  }

  @Test
  void shouldFillUpWithWhatIsPopular() {
    Question question = Question.of(twoMargheritas(), MENU);

    assertThat(FrequencyRanker.personalThenGlobal(MENU).answer(question).top())
        .containsExactly("margherita", "salad", "tiramisu", "cola", "calzone");
  }

  @Test
  void shouldNotRankWhatCouldNotBeOrdered() {
    TrainingExample example = twoMargheritas();
    example.setExcluded(List.of("margherita", "tiramisu"));

    assertThat(FrequencyRanker.personalThenGlobal(MENU).answer(Question.of(example, MENU)).top())
        .containsExactly("salad", "cola", "calzone");
  }

  @Test
  void shouldMeasureKnownRankings() {
    TrainingExample example = twoMargheritas();
    example.setOrdered(ExampleBuilder.basket("salad", "unheard of"));

    Evaluation evaluation =
        new Evaluator(MENU, Map.of()).evaluate(List.of(HeldExample.of("key", example, 0, 0)));

    Quality quality = evaluation.quality(P_TOP_FREQ).all();
    double second = Math.log(2) / Math.log(3);
    assertThat(quality.recall10()).isEqualTo(.5);
    assertThat(quality.ndcg10()).isCloseTo(second / (1 + second), within(1e-12));
    assertThat(quality.phr10()).isEqualTo(1);
    assertThat(quality.coverage()).isZero();
    assertThat(evaluation.quality(GP_TOP_FREQ).all().coverage()).isEqualTo(1);
    assertThat(quality.calibration()).isEmpty();
  }

  @Test
  void shouldRankAsServingDoes() {
    List<HeldExample> examples = TasteWorld.exampleSet(TasteWorld.examples(30, 6, 4)).examples();
    ItemTables tables = TableHistory.latest(examples.subList(0, 100));
    ScoringModel model = new ScoringModel("any", new BaselineScorer(), tables, Optional.empty());
    NextOrderPredictor predictor = new NextOrderPredictor();

    for (HeldExample held : examples.subList(100, examples.size())) {
      TrainingExample example = held.decode();
      List<RankedItem> predicted =
          predictor
              .predict(example.getStateBefore(), "any", model, HeldExample.menuOf(example))
              .getItems();

      Answer answer = new ScorerRanker(model.scorer()).answer(Question.of(example, tables));

      assertThat(answer.top())
          .isEqualTo(predicted.stream().limit(Answer.LENGTH).map(RankedItem::getItemId).toList());
    }
  }

  @Test
  void shouldFindNoDifferenceBetweenAScorerAndItself() {
    List<HeldExample> examples = TasteWorld.exampleSet(TasteWorld.examples(30, 6, 4)).examples();
    Evaluator evaluator =
        new Evaluator(
            TableHistory.latest(examples),
            Map.of(CHALLENGER, new BaselineScorer(), BASELINE, new BaselineScorer()));

    Evaluation evaluation = evaluator.evaluate(examples);

    assertThat(evaluation.compare(CHALLENGER, BASELINE).ndcg10()).isEqualTo(new Interval(0, 0, 0));
    assertThat(evaluation.quality(CHALLENGER)).isEqualTo(evaluation.quality(BASELINE));
    assertThat(evaluation.quality(CHALLENGER).all().calibration()).isPresent();
  }

  /** Two orders before the label, the salad only in one of them. */
  private static TrainingExample twoMargheritas() {
    TrainingExample example =
        ExampleBuilder.example().order(3).before("margherita", "salad").build();
    example.getStateBefore().getItems().get(1).setOrders(1);
    return example;
  }
}
