package dev.foretaste.preferences;

import static dev.foretaste.fixtures.OrderEvents.CUSTOMER;
import static dev.foretaste.fixtures.OrderEvents.at;
import static dev.foretaste.fixtures.OrderEvents.basket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PreferenceLearnerTest {
  private static final Offset<Double> EXACTLY_ENOUGH = within(1e-12);

  private final PreferenceLearner learner = new PreferenceLearner();

  @Test
  void shouldKnowNothingOfAnUnknownCustomer() {
    CustomerPreferences unknown = learner.unknownCustomer("ann");

    assertThat(unknown.getCustomerId()).isEqualTo("ann");
    assertThat(unknown.getOrderCount()).isZero();
    assertThat(unknown.getItems()).isEmpty();
    assertThat(unknown.getRecentBaskets()).isEmpty();
    assertThat(learner.isLate(unknown, 0)).isFalse();
  }

  @Test
  void shouldLearnTheFirstOrder() {
    CustomerPreferences learned =
        learner.learn(
            unknown(),
            new Revision(3, 77),
            "o1",
            "trastevere",
            at(0),
            List.of(new BasketLine("a", 2), new BasketLine("b", 1)));

    assertThat(learned.getOrdersPartition()).isEqualTo(3);
    assertThat(learned.getOrdersOffset()).isEqualTo(77);
    assertThat(learned.getOrderCount()).isEqualTo(1);
    assertThat(learned.getFirstOrderTime()).isEqualTo(at(0));
    assertThat(learned.getLastOrderTime()).isEqualTo(at(0));
    assertThat(learned.getDistinctLines()).isEqualTo(2);
    assertThat(learned.getRepeatLines()).isZero();
    assertThat(learned.getItems())
        .containsExactly(
            new ItemPreference("a", 1, 2L, 1, 1, at(0), 1.0, 1.0, 1.0, 0, 0, Daypart.count(at(0))),
            new ItemPreference("b", 1, 1L, 1, 1, at(0), 1.0, 1.0, 1.0, 0, 0, Daypart.count(at(0))));
    assertThat(learned.getRecentBaskets())
        .extracting(Basket::getOrderId, Basket::getOrderNumber, Basket::getEventTime)
        .containsExactly(tuple("o1", 1, at(0)));
  }

  @Test
  void shouldDecayByOrdersAndByTimeWhenAnItemComesAgain() {
    CustomerPreferences learned = learn(unknown(), 0, "a");
    learned = learn(learned, 10, "b");
    learned = learn(learned, 60, "a");

    ItemPreference a = item(learned, "a");
    assertThat(a.getOrders()).isEqualTo(2);
    assertThat(a.getFirstOrder()).isEqualTo(1);
    assertThat(a.getLastOrder()).isEqualTo(3);
    assertThat(a.getLastTime()).isEqualTo(at(60));
    assertThat(a.getFastWeight()).isCloseTo(1 + 0.6 * 0.6, EXACTLY_ENOUGH);
    assertThat(a.getSlowWeight()).isCloseTo(1 + 0.9 * 0.9, EXACTLY_ENOUGH);
    assertThat(a.getTimeWeight()).isCloseTo(1 + 0.25, EXACTLY_ENOUGH);
    assertThat(item(learned, "b").getLastOrder()).isEqualTo(2);
  }

  @Test
  void shouldCountLinesAndHowManyOfThemWereKnown() {
    CustomerPreferences learned = learn(unknown(), 0, "a", "b");
    learned = learn(learned, 1, "b", "c");
    learned = learn(learned, 2, "a", "b", "c");

    assertThat(learned.getDistinctLines()).isEqualTo(7);
    assertThat(learned.getRepeatLines()).isEqualTo(4);
  }

  @Test
  void shouldKeepTheThreeLatestBaskets() {
    CustomerPreferences learned = unknown();
    for (int day = 0; day < 5; day++) {
      learned = learn(learned, day, "a" + day);
    }

    assertThat(learned.getRecentBaskets())
        .extracting(Basket::getOrderNumber)
        .containsExactly(3, 4, 5);
  }

  @Test
  void shouldLearnALateOrderWithTheDecayOfItsAgeAndLeaveTheLastBasket() {
    CustomerPreferences before = learn(learn(unknown(), 0, "a"), 60, "b");

    CustomerPreferences learned = learn(before, 30, "b", "c");

    assertThat(learner.isLate(before, at(30))).isTrue();
    assertThat(learned.getRecentBaskets()).isEqualTo(before.getRecentBaskets());
    assertThat(learned.getLastOrderTime()).isEqualTo(at(60));
    assertThat(learned.getOrderCount()).isEqualTo(3);
    assertThat(item(learned, "b").getLastTime()).isEqualTo(at(60));
    assertThat(item(learned, "b").getTimeWeight()).isCloseTo(1 + 0.5, EXACTLY_ENOUGH);
    assertThat(item(learned, "b").getFastWeight()).isCloseTo(1 + 0.6, EXACTLY_ENOUGH);
    assertThat(item(learned, "c").getLastTime()).isEqualTo(at(30));
  }

  @Test
  void shouldMoveTheFirstOrderTimeBackWithALateOrder() {
    CustomerPreferences learned = learn(learn(unknown(), 10, "a"), 0, "b");

    assertThat(learned.getFirstOrderTime()).isEqualTo(at(0));
  }

  @Test
  void shouldNotCallAnOrderAtTheSameTimeLate() {
    CustomerPreferences before = learn(unknown(), 0, "a");

    assertThat(learner.isLate(before, at(0))).isFalse();
    assertThat(learner.isLate(before, at(0) - 1)).isTrue();
  }

  @Test
  void shouldEvictTheLightestItemsBeyondTheCapacity() {
    String[] first =
        IntStream.range(0, 256).mapToObj(i -> "i%03d".formatted(i)).toArray(String[]::new);
    CustomerPreferences full = learn(learn(unknown(), 0, first), 1, "i007");

    CustomerPreferences learned = learn(full, 2, "x", "y", "i000");

    assertThat(learned.getItems()).hasSize(256);
    assertThat(learned.getEvictedItems()).isEqualTo(2);
    assertThat(learned.getItems())
        .extracting(ItemPreference::getItemId)
        .contains("x", "y", "i000", "i007", "i003")
        .doesNotContain("i001", "i002");
  }

  @Test
  void shouldEvictByItsWeightTodayNotByWhatItWas() {
    String[] many = IntStream.range(0, 255).mapToObj(i -> "i" + i).toArray(String[]::new);
    CustomerPreferences learned = learn(learn(unknown(), 0, "old"), 1, "old");
    for (int day = 2; day < 12; day++) {
      learned = learn(learned, day, "daily");
    }
    learned = learn(learned, 12, many);

    assertThat(learned.getItems())
        .extracting(ItemPreference::getItemId)
        .contains("daily")
        .doesNotContain("old");
  }

  @Test
  void shouldTakeBackACancelledOrder() {
    CustomerPreferences before = learn(unknown(), 0, "a", "b");
    CustomerPreferences learned = learn(before, 30, "a", "c");

    CustomerPreferences cancelled =
        learner.cancel(learned, new Revision(0, 99), "o2").orElseThrow();

    assertThat(cancelled.getItems())
        .extracting(ItemPreference::getItemId)
        .containsExactly("a", "b");
    ItemPreference a = item(cancelled, "a");
    assertThat(a.getOrders()).isEqualTo(1);
    assertThat(a.getQuantity()).isEqualTo(1);
    assertThat(a.getFastWeight()).isCloseTo(0.6, EXACTLY_ENOUGH);
    assertThat(a.getSlowWeight()).isCloseTo(0.9, EXACTLY_ENOUGH);
    assertThat(a.getTimeWeight()).isCloseTo(0.5, EXACTLY_ENOUGH);
    assertThat(cancelled.getRecentBaskets()).isEqualTo(before.getRecentBaskets());
    assertThat(cancelled.getOrdersOffset()).isEqualTo(99);
  }

  @Test
  void shouldKeepTheRhythmOfACancelledOrder() {
    CustomerPreferences learned = learn(learn(unknown(), 0, "a"), 30, "a");

    CustomerPreferences cancelled =
        learner.cancel(learned, new Revision(0, 99), "o2").orElseThrow();

    assertThat(cancelled.getOrderCount()).isEqualTo(2);
    assertThat(cancelled.getDistinctLines()).isEqualTo(2);
    assertThat(cancelled.getRepeatLines()).isEqualTo(1);
    assertThat(cancelled.getLastOrderTime()).isEqualTo(at(30));
    assertThat(item(cancelled, "a").getLastOrder()).isEqualTo(2);
  }

  @Test
  void shouldNotCancelAnOrderThatIsNotAmongTheRecentBaskets() {
    CustomerPreferences learned = unknown();
    for (int day = 0; day < 4; day++) {
      learned = learn(learned, day, "a");
    }

    assertThat(learner.cancel(learned, new Revision(0, 99), "o1")).isEmpty();
    assertThat(learner.cancel(learned, new Revision(0, 99), "never")).isEmpty();
    assertThat(learner.cancel(learned, new Revision(0, 99), "o2")).isPresent();
  }

  @Test
  void shouldNotTakeBackFromAnItemThatWasEvictedAndCameAgain() {
    String[] filler =
        IntStream.range(0, 300).mapToObj(i -> "i%03d".formatted(i)).toArray(String[]::new);
    CustomerPreferences learned = learn(unknown(), 0, filler);
    learned = learn(learned, 1, "i000");

    CustomerPreferences cancelled = learner.cancel(learned, new Revision(0, 9), "o1").orElseThrow();

    assertThat(cancelled.getItems())
        .containsExactly(
            new ItemPreference(
                "i000", 1, 1L, 2, 2, at(1), 1.0, 1.0, 1.0, 0, 0, Daypart.count(at(1))));
  }

  @Test
  void shouldLearnAnAmendedOrderAsIfItHadBeenPlacedSo() {
    CustomerPreferences before = learn(unknown(), 0, "a", "b");
    CustomerPreferences asPlaced = learn(before, 30, "b", "c");

    CustomerPreferences amended =
        learner
            .amend(learn(before, 30, "b", "d"), new Revision(0, 1), "o2", basket("b", "c"))
            .orElseThrow();

    assertThat(amended.getItems()).isEqualTo(asPlaced.getItems());
    assertThat(amended.getRecentBaskets()).isEqualTo(asPlaced.getRecentBaskets());
  }

  @Test
  void shouldAmendAnEarlierOrderWithTheDecayOfItsAge() {
    CustomerPreferences learned = learn(learn(unknown(), 0, "a"), 30, "b");

    CustomerPreferences amended =
        learner.amend(learned, new Revision(0, 9), "o1", basket("b")).orElseThrow();

    ItemPreference b = item(amended, "b");
    assertThat(b.getFirstOrder()).isEqualTo(1);
    assertThat(b.getLastOrder()).isEqualTo(2);
    assertThat(b.getLastTime()).isEqualTo(at(30));
    assertThat(b.getFastWeight()).isCloseTo(1.6, EXACTLY_ENOUGH);
    assertThat(b.getTimeWeight()).isCloseTo(1.5, EXACTLY_ENOUGH);
  }

  @Test
  void shouldKeepPlaceWeightsAndRatingsOfAnItemThatAnAmendmentLeavesInTheOrder() {
    CustomerPreferences learned = learner.rate(learn(unknown(), 0, "a", "b"), "o1", 5);

    CustomerPreferences amended =
        learner
            .amend(learned, new Revision(0, 9), "o1", List.of(new BasketLine("a", 4)))
            .orElseThrow();

    assertThat(amended.getItems())
        .containsExactly(
            new ItemPreference("a", 1, 4L, 1, 1, at(0), 1.0, 1.0, 1.0, 5, 1, Daypart.count(at(0))));
  }

  @Test
  void shouldCountARatingForEachItemOfTheRatedOrder() {
    CustomerPreferences learned = learn(learn(unknown(), 0, "a", "b"), 1, "c");

    CustomerPreferences rated = learner.rate(learner.rate(learned, "o1", 4), "o1", 1);

    assertThat(item(rated, "a").getRatingSum()).isEqualTo(5);
    assertThat(item(rated, "a").getRatings()).isEqualTo(2);
    assertThat(item(rated, "b").getRatingSum()).isEqualTo(5);
    assertThat(item(rated, "c").getRatings()).isZero();
  }

  @Test
  void shouldIgnoreARatingOfAnOrderThatIsNotRecent() {
    CustomerPreferences learned = learn(unknown(), 0, "a");

    assertThat(learner.rate(learned, "never", 5)).isSameAs(learned);
  }

  private CustomerPreferences unknown() {
    return learner.unknownCustomer(CUSTOMER);
  }

  /** Learns the customer's next order; its id is "o" and its number. */
  private CustomerPreferences learn(CustomerPreferences before, double day, String... items) {
    int number = before.getOrderCount() + 1;
    return learner.learn(
        before,
        new Revision(0, number),
        "o" + number,
        "store",
        at(day),
        new ArrayList<>(basket(items)));
  }

  private static ItemPreference item(CustomerPreferences preferences, String itemId) {
    return preferences.getItems().stream()
        .filter(item -> item.getItemId().equals(itemId))
        .findFirst()
        .orElseThrow();
  }
}
