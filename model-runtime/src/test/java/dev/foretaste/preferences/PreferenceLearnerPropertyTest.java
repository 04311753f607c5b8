package dev.foretaste.preferences;

import static dev.foretaste.fixtures.Encoding.bytes;
import static dev.foretaste.fixtures.OrderEvents.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.foretaste.schema.Basket;
import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.ItemPreference;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PreferenceLearnerPropertyTest {
  private final PreferenceLearner learner = new PreferenceLearner();

  record Order(int day, List<BasketLine> lines) {}

  @Provide
  Arbitrary<Order> order() {
    Arbitrary<BasketLine> line =
        Combinators.combine(
                Arbitraries.integers().between(0, 9), Arbitraries.integers().between(1, 5))
            .as((item, quantity) -> new BasketLine("i" + item, quantity));
    Arbitrary<List<BasketLine>> lines =
        line.list().ofMinSize(1).ofMaxSize(6).uniqueElements(BasketLine::getItemId);
    return Combinators.combine(Arbitraries.integers().between(0, 400), lines).as(Order::new);
  }

  @Provide
  Arbitrary<List<Order>> history() {
    return order().list().ofMaxSize(12);
  }

  @Property
  void shouldUndoAnOrderOnItemWeightsWhenItIsCancelled(
      @ForAll("history") List<Order> history, @ForAll("order") Order last) {
    CustomerPreferences before = learnAll(history);
    Order inTime = new Order(500, last.lines());

    CustomerPreferences learned = learn(before, inTime);
    CustomerPreferences cancelled =
        learner.cancel(learned, new Revision(0, 99), lastId(learned)).orElseThrow();

    int now = cancelled.getOrderCount();
    assertThat(cancelled.getItems()).hasSameSizeAs(before.getItems());
    for (int i = 0; i < before.getItems().size(); i++) {
      ItemPreference was = before.getItems().get(i);
      ItemPreference is = cancelled.getItems().get(i);
      assertThat(is.getItemId()).isEqualTo(was.getItemId());
      assertThat(is.getOrders()).isEqualTo(was.getOrders());
      assertThat(is.getQuantity()).isEqualTo(was.getQuantity());
      assertThat(fastAsOf(is, now)).isCloseTo(fastAsOf(was, now), within(1e-12));
      assertThat(slowAsOf(is, now)).isCloseTo(slowAsOf(was, now), within(1e-12));
      assertThat(timeAsOf(is, at(500))).isCloseTo(timeAsOf(was, at(500)), within(1e-12));
    }
  }

  @Property
  void shouldAmendToTheSameStateAsIfTheOrderHadBeenPlacedSo(
      @ForAll("history") List<Order> history,
      @ForAll("order") Order placed,
      @ForAll("order") Order amended) {
    CustomerPreferences before = learnAll(history);
    CustomerPreferences expected = learn(before, new Order(500, amended.lines()));

    CustomerPreferences learned = learn(before, new Order(500, placed.lines()));
    CustomerPreferences actual =
        learner.amend(learned, new Revision(0, 99), lastId(learned), amended.lines()).orElseThrow();

    assertThat(actual.getRecentBaskets()).isEqualTo(expected.getRecentBaskets());
    assertThat(actual.getItems())
        .extracting(ItemPreference::getItemId)
        .containsExactlyInAnyOrderElementsOf(
            expected.getItems().stream().map(ItemPreference::getItemId).toList());
    for (ItemPreference is : actual.getItems()) {
      ItemPreference same = item(expected, is.getItemId());
      assertThat(is.getOrders()).isEqualTo(same.getOrders());
      assertThat(is.getQuantity()).isEqualTo(same.getQuantity());
      assertThat(slowAsOf(is, 99)).isCloseTo(slowAsOf(same, 99), within(1e-12));
      assertThat(timeAsOf(is, at(500))).isCloseTo(timeAsOf(same, at(500)), within(1e-12));
    }
  }

  @Property
  void shouldLeaveItsArgumentsAsTheyAre(
      @ForAll("history") List<Order> history, @ForAll("order") Order next) {
    CustomerPreferences before = learnAll(history);
    byte[] bytes = bytes(before);

    learn(before, next);
    learner.rate(before, lastId(before), 4);
    learner.cancel(before, new Revision(0, 99), lastId(before));
    learner.amend(before, new Revision(0, 99), lastId(before), next.lines());

    assertThat(bytes(before)).isEqualTo(bytes);
  }

  @Property
  void shouldKeepItsPromisesAboutRangesWhateverIsOrdered(@ForAll("history") List<Order> history) {
    CustomerPreferences learned = learnAll(history);

    assertThat(learned.getOrderCount()).isEqualTo(history.size());
    assertThat(learned.getRecentBaskets()).hasSizeLessThanOrEqualTo(3);
    assertThat(learned.getRecentBaskets())
        .extracting(Basket::getEventTime)
        .isSortedAccordingTo(Long::compare);
    assertThat(learned.getRepeatLines()).isLessThanOrEqualTo(learned.getDistinctLines());
    assertThat(learned.getItems())
        .allSatisfy(
            item -> {
              assertThat(item.getOrders()).isPositive();
              assertThat(item.getFirstOrder()).isBetween(1, item.getLastOrder());
              assertThat(item.getFastWeight())
                  .isPositive()
                  .isLessThanOrEqualTo(item.getSlowWeight());
              assertThat(item.getSlowWeight()).isLessThanOrEqualTo(item.getOrders());
              assertThat(item.getTimeWeight()).isPositive().isLessThanOrEqualTo(item.getOrders());
            });
  }

  private CustomerPreferences learnAll(List<Order> history) {
    CustomerPreferences learned = learner.unknownCustomer("ann");
    for (Order order : history) {
      learned = learn(learned, order);
    }
    return learned;
  }

  private CustomerPreferences learn(CustomerPreferences before, Order order) {
    int number = before.getOrderCount() + 1;
    return learner.learn(
        before, new Revision(0, number), "o" + number, "store", at(order.day()), order.lines());
  }

  private static String lastId(CustomerPreferences learned) {
    return "o" + learned.getOrderCount();
  }

  private static ItemPreference item(CustomerPreferences preferences, String itemId) {
    return preferences.getItems().stream()
        .filter(item -> item.getItemId().equals(itemId))
        .findFirst()
        .orElseThrow();
  }

  private static double fastAsOf(ItemPreference item, int order) {
    return item.getFastWeight() * Math.pow(0.6, order - item.getLastOrder());
  }

  private static double slowAsOf(ItemPreference item, int order) {
    return item.getSlowWeight() * Math.pow(0.9, order - item.getLastOrder());
  }

  private static double timeAsOf(ItemPreference item, long time) {
    return item.getTimeWeight() * Math.pow(0.5, (time - item.getLastTime()) / (30.0 * 86_400_000));
  }
}
