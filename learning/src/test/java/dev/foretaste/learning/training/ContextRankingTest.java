package dev.foretaste.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.learning.TasteWorld;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.NextOrderPredictor;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.XgboostScorer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ContextRankingTest {
  private static final long MONDAY = 1_700_438_400_000L;
  private static final long HOUR = 3_600_000;

  @Test
  void shouldRankBetterWhenItIsKnownWhenTheOrderIsPlaced() throws NotTrainableException {
    Challenger challenger =
        new ChallengerTrainer(TrainingParameters.standard().withThreads(1))
            .train(TasteWorld.exampleSet(lunchAndDinner()), () -> false);
    ScoringModel model =
        new ScoringModel(
            "v1",
            XgboostScorer.load(challenger.trees().ubj(), FeatureVectorizer.SCHEMA.size()),
            challenger.judgedTables(),
            Optional.empty());

    double standing = hits(challenger, model, e -> Context.standing(e.getStateBefore()));
    double inContext =
        hits(
            challenger,
            model,
            e -> Context.of(e.getStateBefore(), e.getEventTime(), e.getStoreId(), e.getChannel()));

    assertThat(inContext).isGreaterThan(standing + 0.2);
  }

  /** How often the first item was ordered. */
  private static double hits(
      Challenger challenger, ScoringModel model, Function<TrainingExample, Context> context) {
    NextOrderPredictor predictor = new NextOrderPredictor();
    return challenger.holdout().stream()
        .map(HeldExample::decode)
        .mapToInt(
            example -> {
              String first =
                  predictor
                      .rank(
                          example.getStateBefore(), model, Menu.EVERYTHING, context.apply(example))
                      .get(0)
                      .getItemId();
              return example.getOrdered().get(0).getItemId().equals(first) ? 1 : 0;
            })
        .average()
        .orElseThrow();
  }

  /** Everybody has one dish at noon and another in the evening, and orders at either by chance. */
  private static List<TrainingExample> lunchAndDinner() {
    Random random = new Random(5);
    PrequentialLoop loop = new PrequentialLoop();
    Map<Integer, CustomerState> states = new HashMap<>();
    List<TrainingExample> examples = new ArrayList<>();
    for (int day = 0; day < 20; day++) {
      for (int customer = 0; customer < 100; customer++) {
        int evening = random.nextInt(2);
        int offset = day * 100 + customer;
        OrderPlaced order =
            new OrderPlaced(
                "o" + offset,
                "c" + customer,
                "store",
                "app",
                MONDAY + (day * 24 + 12 + 6 * evening) * HOUR + customer,
                "EUR",
                List.of(new OrderLine("d" + (customer * 7 + evening) % 40, null, 1, 500L)),
                true);
        Step.Accepted step =
            (Step.Accepted)
                loop.apply(
                    states.getOrDefault(customer, PrequentialLoop.unknownCustomer()),
                    new OrderEvent.Placed(order),
                    new Revision(0, offset),
                    ScoringModel.initial(),
                    Menu.EVERYTHING);
        states.put(customer, step.after());
        step.example().ifPresent(examples::add);
      }
    }
    return examples;
  }
}
