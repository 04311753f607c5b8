package dev.foretaste.prediction;

import static dev.foretaste.fixtures.OrderEvents.CUSTOMER;
import static dev.foretaste.fixtures.OrderEvents.amended;
import static dev.foretaste.fixtures.OrderEvents.at;
import static dev.foretaste.fixtures.OrderEvents.basket;
import static dev.foretaste.fixtures.OrderEvents.cancelled;
import static dev.foretaste.fixtures.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.fixtures.Timings;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.ItemPreference;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.OrderRating;
import dev.foretaste.schema.OutcomeItem;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.scoring.XgboostScorer;
import dev.foretaste.tables.ItemTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrequentialLoopTest {
  private static final ItemTables TABLES = TinyModels.tables(30, 11);

  private final PrequentialLoop loop = new PrequentialLoop();
  private ScoringModel model = ScoringModel.initial();
  private Menu menu = Menu.EVERYTHING;
  private CustomerState state = PrequentialLoop.unknownCustomer();
  private long offset = 100;

  @Test
  void shouldPredictAfterTheFirstOrderWithoutAnOutcomeOrAnExample() {
    Step.Accepted step = accept(placed("o1", 0, "a", "b"));

    assertThat(step.outcome()).isEmpty();
    assertThat(step.example()).isEmpty();
    OrderPrediction prediction = step.prediction();
    assertThat(prediction.getPredictionId()).isEqualTo("0-100");
    assertThat(prediction.getCustomerId()).isEqualTo(CUSTOMER);
    assertThat(prediction.getOrderId()).isEqualTo("o1");
    assertThat(prediction.getOrdersPartition()).isZero();
    assertThat(prediction.getOrdersOffset()).isEqualTo(100);
    assertThat(prediction.getOrderNumber()).isEqualTo(1);
    assertThat(prediction.getAsOf()).isEqualTo(at(0));
    assertThat(prediction.getModelVersion()).isEqualTo("v0");
    assertThat(prediction.getScorer()).isEqualTo("baseline");
    assertThat(prediction.getCandidates()).isEqualTo(2);
    assertThat(prediction.getItems())
        .extracting(RankedItem::getItemId)
        .containsExactlyInAnyOrder("a", "b");
    assertThat(step.after().getStanding()).isEqualTo(prediction);
  }

  @Test
  void shouldSettleTheStandingPredictionWithTheNextOrder() {
    OrderPrediction standing = accept(placed("o1", 0, "a", "b")).prediction();

    Step.Accepted step = accept(placed("o2", 7, "x", "a"));

    PredictionOutcome outcome = step.outcome().orElseThrow();
    assertThat(outcome.getPredictionId()).isEqualTo(standing.getPredictionId());
    assertThat(outcome.getOrderId()).isEqualTo("o2");
    assertThat(outcome.getStoreId()).isEqualTo("harbour");
    assertThat(outcome.getOrdersOffset()).isEqualTo(101);
    assertThat(outcome.getPredictedAsOf()).isEqualTo(at(0));
    assertThat(outcome.getOrderedAt()).isEqualTo(at(7));
    assertThat(outcome.getOrdered())
        .containsExactly(
            new OutcomeItem("x", 0, 0f),
            new OutcomeItem("a", 1, standing.getItems().get(0).getProbability()));
    assertThat(outcome.getRecallAt10()).isEqualTo(0.5f);
  }

  @Test
  void shouldLabelTheStateBeforeTheOrderWithWhatWasOrdered() {
    OrderPrediction standing = accept(placed("o1", 0, "a", "b")).prediction();
    CustomerPreferences before = state.getPreferences();

    TrainingExample example = accept(placed("o2", 7, "x", "a")).example().orElseThrow();

    assertThat(example.getStateBefore()).isEqualTo(before);
    assertThat(example.getOrdered()).isEqualTo(basket("x", "a"));
    assertThat(example.getPredictionId()).isEqualTo(standing.getPredictionId());
    assertThat(example.getFeatureHash()).isEqualTo(standing.getFeatureHash());
    assertThat(example.getModelVersion()).isEqualTo(standing.getModelVersion());
    assertThat(example.getOrderNumber()).isEqualTo(2);
    assertThat(example.getEventTime()).isEqualTo(at(7));
    assertThat(example.getAsOf()).isEqualTo(at(0));
    assertThat(TrainingExamples.key(example)).isEqualTo("ann|2");
  }

  @Test
  void shouldNeverLetTheLabelLeakIntoItsOwnPrediction() {
    accept(placed("o1", 0, "a"));
    CustomerState fork = state;

    Step.Accepted withX = accept(placed("o2", 1, "x"));
    state = fork;
    offset--;
    Step.Accepted withY = accept(placed("o2", 1, "y"));

    assertThat(withX.example().orElseThrow().getStateBefore())
        .isEqualTo(withY.example().orElseThrow().getStateBefore());
    assertThat(withX.outcome().orElseThrow().getOrdered())
        .containsExactly(new OutcomeItem("x", 0, 0f));
    assertThat(withX.prediction().getItems()).extracting(RankedItem::getItemId).contains("x");
    assertThat(withY.prediction().getItems()).extracting(RankedItem::getItemId).contains("y");
  }

  @Test
  void shouldCountADuplicateAndChangeNothing() {
    accept(placed("o1", 0, "a"));
    accept(placed("o2", 1, "b"));

    Step step = apply(placed("o1", 0, "a"));

    assertThat(step).isEqualTo(new Step.Duplicate(100));
  }

  @Test
  void shouldRefuseAnIdThatIsReusedForAnotherOrder() {
    accept(placed("o1", 0, "a"));

    Step step = apply(placed("o1", 0, "b"));

    assertThat(step).isInstanceOf(Step.Refused.class);
    assertThat(((Step.Refused) step).rejection())
        .extracting("code", "field")
        .containsExactly("order-id-reused", "orderId");
  }

  @Test
  void shouldRememberTheLast128OrdersAndNoMore() {
    for (int n = 1; n <= 129; n++) {
      accept(placed("o" + n, n, "a"));
    }

    assertThat(state.getRecentOrders()).hasSize(128);
    assertThat(apply(placed("o2", 2, "a"))).isEqualTo(new Step.Duplicate(101));
    assertThat(apply(placed("o1", 1, "a"))).isInstanceOf(Step.Accepted.class);
  }

  @Test
  void shouldLearnALateOrderAndPredictAnewWithoutAnOutcomeOrAnExample() {
    accept(placed("o1", 0, "a"));
    accept(placed("o2", 10, "b"));
    CustomerPreferences before = state.getPreferences();

    Step.Accepted step = accept(placed("o3", 5, "c"));

    assertThat(step.outcome()).isEmpty();
    assertThat(step.example()).isEmpty();
    assertThat(step.after().getPreferences().getRecentBaskets())
        .isEqualTo(before.getRecentBaskets());
    assertThat(step.prediction().getOrderNumber()).isEqualTo(3);
    assertThat(step.prediction().getAsOf()).isEqualTo(at(10));
    assertThat(step.prediction().getItems()).extracting(RankedItem::getItemId).contains("c");
  }

  @Test
  void shouldSettleTheOutcomeOfAPredictionThatALateOrderMade() {
    accept(placed("o1", 10, "a"));
    OrderPrediction late = accept(placed("o2", 5, "b")).prediction();

    Step.Accepted step = accept(placed("o3", 20, "b"));

    assertThat(step.outcome().orElseThrow().getPredictionId()).isEqualTo(late.getPredictionId());
    assertExampleHoldsWhatWasScored(step.example().orElseThrow());
  }

  @Test
  void shouldPredictAnewWithoutACancelledOrder() {
    accept(placed("o1", 0, "a"));
    accept(placed("o2", 1, "b"));

    Step.Accepted step = accept(cancelled("o2", 1));

    assertThat(step.outcome()).isEmpty();
    assertThat(step.example()).isEmpty();
    assertThat(step.prediction().getPredictionId()).isEqualTo("0-102");
    assertThat(step.prediction().getItems()).extracting(RankedItem::getItemId).containsExactly("a");
  }

  @Test
  void shouldPredictAnewFromAnAmendedOrder() {
    accept(placed("o1", 0, "a"));

    Step.Accepted step = accept(amended("o1", 1, "b"));

    assertThat(step.prediction().getOrderId()).isEqualTo("o1");
    assertThat(step.prediction().getAsOf()).isEqualTo(at(0));
    assertThat(step.prediction().getItems()).extracting(RankedItem::getItemId).containsExactly("b");
  }

  @Test
  void shouldRecogniseRepeatedCancellationsAndAmendments() {
    accept(placed("o1", 0, "a"));
    accept(amended("o1", 1, "b"));
    accept(cancelled("o1", 2));

    assertThat(apply(amended("o1", 1, "b"))).isEqualTo(new Step.Duplicate(101));
    assertThat(apply(cancelled("o1", 2))).isEqualTo(new Step.Duplicate(102));
    assertThat(apply(placed("o1", 0, "a"))).isEqualTo(new Step.Duplicate(100));
  }

  @Test
  void shouldRefuseToCorrectAnOrderThatIsNotRecent() {
    Step step = apply(cancelled("never", 0));

    assertThat(((Step.Refused) step).rejection())
        .extracting("code", "field")
        .containsExactly("order-not-recent", "orderId");
  }

  @Test
  void shouldLearnFeedbackWithTheNextOrderAndKeepItOutOfTheExample() {
    model = new ScoringModel("v5", new BaselineScorer(), TABLES, Optional.empty());
    accept(placed("o1", 0, "a"));
    CustomerPreferences scored = state.getPreferences();
    PendingFeedback feedback = new PendingFeedback(0, 7L, "o1", 4, "");
    state.setPendingFeedback(List.of(feedback));

    Step.Accepted step = accept(placed("o2", 1, "b"));

    assertThat(step.learnedFeedback()).containsExactly(feedback);
    assertThat(step.after().getPendingFeedback()).isEmpty();
    assertThat(step.example().orElseThrow().getStateBefore()).isEqualTo(scored);
    assertExampleHoldsWhatWasScored(step.example().orElseThrow());
    assertThat(step.after().getPreferences().getItems())
        .extracting(ItemPreference::getItemId, ItemPreference::getRatingSum)
        .containsExactly(tuple("a", 4), tuple("b", 0));
  }

  @Test
  void shouldLearnFeedbackOnAPredictionForTheOrderItWasMadeAfter() {
    accept(placed("o1", 0, "a"));
    Step.Accepted second = accept(placed("o2", 1, "b"));
    String prediction = second.prediction().getPredictionId();
    state.setPendingFeedback(
        List.of(
            new PendingFeedback(0, 7L, "", 2, prediction),
            new PendingFeedback(0, 8L, "", 5, "0-999")));

    Step.Accepted step = accept(placed("o3", 2, "c"));

    assertThat(step.learnedFeedback())
        .extracting(PendingFeedback::getOrderId)
        .containsExactly("o2", "");
    assertThat(step.example().orElseThrow().getRatings()).containsExactly(new OrderRating("o2", 2));
    assertThat(step.after().getPreferences().getItems())
        .extracting(ItemPreference::getItemId, ItemPreference::getRatingSum)
        .containsExactly(tuple("a", 0), tuple("b", 2), tuple("c", 0));
  }

  @Test
  void shouldLearnFeedbackWithACorrectionToo() {
    accept(placed("o1", 0, "a"));
    state.setPendingFeedback(List.of(new PendingFeedback(0, 7L, "o1", 4, "")));

    Step.Accepted step = accept(amended("o1", 1, "a", "b"));

    assertThat(step.learnedFeedback()).hasSize(1);
    assertThat(step.after().getPreferences().getItems().get(0).getRatings()).isEqualTo(1);
  }

  @Test
  void shouldSayWhenTheNextOrderIsExpectedOnceThatIsLearned() {
    OrderPrediction untold = accept(placed("o1", 0, "a")).prediction();
    model =
        new ScoringModel(
            "v5", new BaselineScorer(), TABLES, Optional.empty(), Optional.of(Timings.tenDays()));
    OrderPrediction told = accept(placed("o2", 10, "a")).prediction();

    assertThat(untold.getExpectedNextOrderTime()).isNull();
    assertThat(untold.getOrderWithin7Days()).isNull();
    assertThat(untold.getOrderWithin30Days()).isNull();
    assertThat(told.getExpectedNextOrderTime()).isEqualTo(at(20));
    assertThat(told.getOrderWithin7Days()).isBetween(0.2f, 0.4f);
    assertThat(told.getOrderWithin30Days()).isBetween(0.8f, 0.9f);
  }

  @Test
  void shouldSayWhatAPredictionRestsOn() {
    assertThat(accept(placed("o1", 0, "a")).prediction().getBasis()).isEqualTo("few-orders");
    assertThat(accept(cancelled("o1", 0)).prediction().getBasis()).isEqualTo("popularity");
    assertThat(accept(placed("o2", 1, "a")).prediction().getBasis()).isEqualTo("few-orders");
    assertThat(accept(placed("o3", 2, "a")).prediction().getBasis()).isEqualTo("history");
  }

  @Test
  void shouldRankAnItemOnItsFirstDayByWhatItsCustomerSays() {
    int columns = FeatureVectorizer.SCHEMA.size();
    XgboostScorer trees = XgboostScorer.load(TinyModels.trees(columns), columns);
    model = new ScoringModel("v5", trees, TinyModels.tables(10, 11), Optional.empty());

    OrderPrediction prediction = accept(placed("o1", 0, "new", "i1")).prediction();

    assertThat(prediction.getModelVersion()).isEqualTo("v5");
    assertThat(prediction.getBasis()).isEqualTo("few-orders");
    assertThat(prediction.getItems())
        .filteredOn(item -> item.getItemId().equals("new"))
        .singleElement()
        .satisfies(item -> assertThat(item.getScore()).isFinite())
        .satisfies(item -> assertThat(item.getProbability()).isBetween(0f, 1f));
  }

  @Test
  void shouldPutAnItemOnItsFirstDayBeforeWhatIsMerelyPopular() {
    model = new ScoringModel("v5", new BaselineScorer(), TABLES, Optional.empty());

    OrderPrediction prediction = accept(placed("o1", 0, "new")).prediction();

    assertThat(prediction.getItems().get(0).getItemId()).isEqualTo("new");
  }

  @Test
  void shouldHandTheRetrainerWhatServingScored() {
    model = new ScoringModel("v5", new BaselineScorer(), TABLES, Optional.empty());
    menu = item -> !item.equals("i3");
    List<TrainingExample> examples = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      accept(placed("o" + n, n % 7 == 3 ? n - 4 : n, "i" + n % 11, "i" + n % 5))
          .example()
          .ifPresent(examples::add);
    }

    assertThat(examples).hasSizeBetween(25, 39);
    examples.forEach(this::assertExampleHoldsWhatWasScored);
    assertThat(examples.get(0).getExcluded()).containsExactly("i3");
  }

  @Test
  void shouldNeverPredictWhatIsOffTheMenu() {
    menu = item -> !item.equals("a");

    OrderPrediction prediction = accept(placed("o1", 0, "a", "b")).prediction();

    assertThat(prediction.getItems()).extracting(RankedItem::getItemId).containsExactly("b");
    assertThat(prediction.getExcluded()).containsExactly("a");
  }

  @Test
  void shouldRankAtMostTwentyItemsBestFirst() {
    model = new ScoringModel("v5", new BaselineScorer(), TABLES, Optional.empty());

    OrderPrediction prediction = accept(placed("o1", 0, "i1", "i2")).prediction();

    assertThat(prediction.getCandidates()).isEqualTo(30);
    assertThat(prediction.getItems()).hasSize(20);
    assertThat(prediction.getItems())
        .extracting(RankedItem::getScore)
        .isSortedAccordingTo((a, b) -> Float.compare(b, a));
  }

  @Test
  void shouldNamePredictionsTheSameUnderEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(accept(placed("o1", 0, "a")).prediction().getPredictionId()).isEqualTo("0-100");
    } finally {
      Locale.setDefault(before);
    }
  }

  private void assertExampleHoldsWhatWasScored(TrainingExample example) {
    Set<String> excluded = new HashSet<>(example.getExcluded());
    Candidates candidates =
        new CandidateGenerator()
            .generate(example.getStateBefore(), model.tables(), item -> !excluded.contains(item));
    long hash =
        new FeatureVectorizer()
            .vectorize(example.getStateBefore(), candidates, model.tables())
            .hash();
    assertThat(hash).isEqualTo(example.getFeatureHash());
  }

  private Step.Accepted accept(OrderEvent event) {
    Step.Accepted step = (Step.Accepted) apply(event);
    state = step.after();
    return step;
  }

  private Step apply(OrderEvent event) {
    return loop.apply(state, event, new Revision(0, offset++), model, menu);
  }
}
