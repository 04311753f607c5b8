package dev.foretaste.oracle;

import static dev.foretaste.fixtures.OrderEvents.amended;
import static dev.foretaste.fixtures.OrderEvents.cancelled;
import static dev.foretaste.fixtures.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Candidate;
import dev.foretaste.candidates.CandidateGenerator;
import dev.foretaste.candidates.Candidates;
import dev.foretaste.candidates.Menu;
import dev.foretaste.features.Context;
import dev.foretaste.features.FeatureMatrix;
import dev.foretaste.features.FeatureVectorizer;
import dev.foretaste.fixtures.RandomEvents;
import dev.foretaste.fixtures.TinyModels;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.tables.ItemTables;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NaiveCustomerTest {
  private static final ItemTables TABLES = TinyModels.tables(30, 23);

  private final PrequentialLoop loop = new PrequentialLoop();
  private NaiveCustomer oracle = new NaiveCustomer();
  private CustomerState state = PrequentialLoop.unknownCustomer();
  private long offset;

  /** Items i30 and above are in no table. */
  @Property(tries = 150)
  void shouldAgreeWithProductionAfterEveryEventOfARandomHistory(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int events) {
    startAnew();
    Random random = new Random(seed);
    for (OrderEvent event : RandomEvents.of(seed, events, 12 + random.nextInt(25))) {
      if (state.getStanding() != null && random.nextInt(4) == 0) {
        String rated = random.nextBoolean() ? event.orderId() : state.getStanding().getOrderId();
        state.setPendingFeedback(
            List.of(new PendingFeedback(0, offset, rated, 1 + random.nextInt(5), "")));
      }
      if (apply(event)) {
        assertAgreement();
      }
    }
  }

  @Property(tries = 10)
  void shouldFollowACustomerExactlyAsLongAsNothingWasEvicted(
      @ForAll long seed, @ForAll @IntRange(min = 60, max = 140) int events) {
    startAnew();
    for (OrderEvent event : RandomEvents.of(seed, events, 2_000)) {
      if (apply(event)) {
        assertThat(oracle.canFollow()).isEqualTo(state.getPreferences().getEvictedItems() == 0);
      }
    }
  }

  @Test
  void shouldNotFollowACustomerBeyondTheCapacity() {
    String[] fits = IntStream.range(0, 256).mapToObj(i -> "x" + i).toArray(String[]::new);

    apply(placed("o1", 0, fits));
    assertThat(oracle.canFollow()).isTrue();

    apply(placed("o2", 1, "one-more"));
    assertThat(oracle.canFollow()).isFalse();

    apply(cancelled("o2", 2));
    assertThat(oracle.canFollow()).isFalse();
  }

  @Test
  void shouldComputeAHistoryThatCanBeCheckedByHand() {
    apply(placed("o1", 0, "a", "b"));
    apply(placed("o2", 30, "a"));
    apply(placed("o3", 60, "c"));

    assertThat(value("own_orders", "a")).isEqualTo(2);
    assertThat(value("own_fast_weight", "a")).isEqualTo(0.96f);
    assertThat(value("own_time_weight", "a")).isEqualTo(0.75f);
    assertThat(value("own_days_since_last", "a")).isEqualTo(30);
    assertThat(value("own_mean_gap", "a")).isEqualTo(1);
    assertThat(value("own_mean_gap", "c")).isNaN();
    assertThat(value("customer_repeat_ratio", "c")).isEqualTo(0.25f);
    assertThat(value("customer_days_between_orders", "c")).isEqualTo(30);
  }

  @Test
  void shouldForgetAnItemWhoseOnlyOrderWasCancelledAsAWhole() {
    apply(placed("o1", 0, "a"));
    apply(placed("o2", 1, "b"));
    apply(cancelled("o1", 2));
    apply(placed("o3", 3, "a"));

    assertThat(value("own_first_position", "a")).isEqualTo(1f);
    assertAgreement();
  }

  @Test
  void shouldKeepTheRhythmOfACancelledOrderForItemsThatOtherOrdersHave() {
    apply(placed("o1", 0, "a"));
    apply(placed("o2", 1, "a", "b"));
    apply(cancelled("o2", 2));

    assertThat(value("own_orders", "a")).isEqualTo(1);
    assertThat(value("own_orders_since_last", "a")).isZero();
    assertThat(value("own_in_latest_basket", "a")).isEqualTo(1);
    assertAgreement();
  }

  @Test
  void shouldAgreeOnAnItemThatAnAmendmentTakesAwayAndBringsBack() {
    apply(placed("o1", 0, "a", "b"));
    apply(placed("o2", 1, "a"));
    apply(amended("o1", 2, "b"));
    apply(amended("o1", 3, "a", "a", "c"));
    apply(amended("o2", 4, "c"));

    assertAgreement();
  }

  @Test
  void shouldCallValuesEqualWithinTheToleranceAndNoFurther() {
    assertThat(NaiveCustomer.agree(1f, 1.000005f)).isTrue();
    assertThat(NaiveCustomer.agree(1f, 1.00003f)).isFalse();
    assertThat(NaiveCustomer.agree(0f, 0.00003f)).isFalse();
    assertThat(NaiveCustomer.agree(1e9f, 1.000001e9f)).isTrue();
    assertThat(NaiveCustomer.agree(Float.NaN, Float.NaN)).isTrue();
    assertThat(NaiveCustomer.agree(Float.NaN, 0f)).isFalse();
    assertThat(NaiveCustomer.agree(0f, Float.NaN)).isFalse();
    assertThat(NaiveCustomer.agree(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY)).isTrue();
    assertThat(NaiveCustomer.agree(Float.POSITIVE_INFINITY, 1f)).isFalse();
  }

  private float value(String feature, String itemId) {
    int column = FeatureVectorizer.SCHEMA.indexOf(feature);
    return oracle.matrix(TABLES, List.of(itemId))[0][column];
  }

  private void assertAgreement() {
    CustomerPreferences customer = state.getPreferences();
    assertAgreement(Context.standing(customer));
    // Another time of day and kind of day with every order, and a store that is known or is not.
    int orders = customer.getOrderCount();
    long now = customer.getLastOrderTime() + orders % 20 * 7 * 3_600_000L;
    assertAgreement(Context.of(customer, now, orders % 3 == 0 ? "elsewhere" : "harbour", "app"));
  }

  private void assertAgreement(Context context) {
    CustomerPreferences customer = state.getPreferences();
    Candidates candidates = new CandidateGenerator().generate(customer, TABLES, Menu.EVERYTHING);
    FeatureMatrix actual = new FeatureVectorizer().vectorize(customer, candidates, TABLES, context);

    List<String> items = candidates.items().stream().map(Candidate::itemId).toList();
    float[][] expected = oracle.matrix(TABLES, items, context);

    for (int row = 0; row < actual.rows(); row++) {
      for (int column = 0; column < actual.columns(); column++) {
        assertThat(NaiveCustomer.agree(actual.at(row, column), expected[row][column]))
            .as(
                "%s of %s: production %s, oracle %s",
                FeatureVectorizer.SCHEMA.names().get(column),
                items.get(row),
                actual.at(row, column),
                expected[row][column])
            .isTrue();
      }
    }
  }

  private boolean apply(OrderEvent event) {
    Step step =
        loop.apply(
            state, event, new Revision(0, offset++), ScoringModel.initial(), Menu.EVERYTHING);
    if (step instanceof Step.Accepted accepted) {
      accepted
          .learnedFeedback()
          .forEach(
              given -> oracle.add(new HistoryEvent.Rated(given.getOrderId(), given.getRating())));
      oracle.add(new HistoryEvent.Ordered(event));
      state = accepted.after();
      return true;
    }
    return false;
  }

  private void startAnew() {
    oracle = new NaiveCustomer();
    state = PrequentialLoop.unknownCustomer();
    offset = 0;
  }
}
