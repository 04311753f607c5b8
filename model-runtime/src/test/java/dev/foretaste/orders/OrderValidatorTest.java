package dev.foretaste.orders;

import static dev.foretaste.fixtures.OrderEvents.START;
import static dev.foretaste.fixtures.OrderEvents.amended;
import static dev.foretaste.fixtures.OrderEvents.cancelled;
import static dev.foretaste.fixtures.OrderEvents.line;
import static dev.foretaste.fixtures.OrderEvents.order;
import static dev.foretaste.fixtures.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.foretaste.fixtures.OrderEvents;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.Sentiment;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderValidatorTest {
  private static final String MAX_ID = "x".repeat(200);

  private final OrderValidator validator = new OrderValidator();

  @Test
  void shouldAcceptSoundEvents() {
    assertThat(validator.check(placed("o1", 0, "margherita"), START)).isEmpty();
    assertThat(validator.check(cancelled("o1", 0), START)).isEmpty();
    assertThat(validator.check(amended("o1", 0, "funghi"), START)).isEmpty();
    assertThat(validator.check(rating("f1", "ann", "o1", 5), START)).isEmpty();
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        limit("orderId", o -> o.setOrderId(MAX_ID), o -> o.setOrderId(MAX_ID + "x")),
        limit("orderId", o -> o.setOrderId("o 1"), o -> o.setOrderId(" ")),
        limit("orderId", o -> o.setOrderId("é"), o -> o.setOrderId("a\nb")),
        limit("customerId", o -> o.setCustomerId(MAX_ID), o -> o.setCustomerId(MAX_ID + "x")),
        limit("customerId", o -> o.setCustomerId("a"), o -> o.setCustomerId("")),
        limit("storeId", o -> o.setStoreId(MAX_ID), o -> o.setStoreId(MAX_ID + "x")),
        limit("storeId", o -> o.setStoreId("s"), o -> o.setStoreId("")),
        limit("channel", o -> o.setChannel("c".repeat(50)), o -> o.setChannel("c".repeat(51))),
        limit("channel", o -> o.setChannel("c"), o -> o.setChannel("")),
        limit("currency", o -> o.setCurrency("USD"), o -> o.setCurrency("usd")),
        limit("currency", o -> o.setCurrency("CHF"), o -> o.setCurrency("CHFX")),
        limit("eventTime", o -> o.setEventTime(0), o -> o.setEventTime(-1)),
        limit(
            "eventTime",
            o -> o.setEventTime(START + OrderEvents.DAY),
            o -> o.setEventTime(START + OrderEvents.DAY + 1)),
        limit(
            "lines",
            o -> o.setLines(Collections.nCopies(1_000, line("a", 1))),
            o -> o.setLines(Collections.nCopies(1_001, line("a", 1)))),
        limit("lines", o -> o.setLines(List.of(line("a", 1))), o -> o.setLines(List.of())),
        lineLimit("itemId", line(MAX_ID, 1), line(MAX_ID + "x", 1)),
        lineLimit("itemId", line("a", 1), line("", 1)),
        lineLimit("quantity", line("a", 1), line("a", 0)),
        lineLimit("quantity", line("a", 10_000), line("a", 10_001)),
        lineLimit("size", sized("L"), sized("")),
        lineLimit("size", sized("L".repeat(50)), sized("L".repeat(51))),
        lineLimit("unitPrice", priced(0), priced(-1)));
  }

  @ParameterizedTest(name = "{0} #{index}")
  @MethodSource("limits")
  void shouldAcceptTheLimitItself(String field, Consumer<OrderPlaced> within) {
    OrderPlaced order = order("o1", 0, "a", "b");

    within.accept(order);

    assertThat(validator.check(new OrderEvent.Placed(order), START)).isEmpty();
  }

  @ParameterizedTest(name = "{0} #{index}")
  @MethodSource("limits")
  void shouldNameTheFieldThatIsBeyondItsLimit(
      String field, Consumer<OrderPlaced> within, Consumer<OrderPlaced> beyond) {
    OrderPlaced order = order("o1", 0, "a", "b");

    beyond.accept(order);
    List<Rejection> faults = validator.check(new OrderEvent.Placed(order), START);

    assertThat(faults).extracting(Rejection::field).containsExactly(field);
    assertThat(faults).extracting(Rejection::code).containsExactly("invalid-field");
    assertThat(faults.get(0).detail()).startsWith(field + " ");
  }

  @Test
  void shouldReportAllFaultsInTheSequenceOfTheFields() {
    OrderPlaced order = order("", 0, "a", "b");
    order.setCurrency("euro");
    order.setLines(List.of(line("a", 0), line("", 1)));

    assertThat(validator.check(new OrderEvent.Placed(order), START))
        .extracting(Rejection::field)
        .containsExactly("orderId", "currency", "lines[0].quantity", "lines[1].itemId");
  }

  @Test
  void shouldNotLetAnAbsurdTimestampHideAnEventTimeInTheFuture() {
    OrderPlaced order = order("o1", 0, "a");
    order.setEventTime(Long.MAX_VALUE);

    assertThat(validator.check(new OrderEvent.Placed(order), -1))
        .extracting(Rejection::field)
        .containsExactly("eventTime");
  }

  @Test
  void shouldReportAnEventTimeLongBeforeTheEpochOnce() {
    OrderPlaced order = order("o1", 0, "a");
    order.setEventTime(Long.MIN_VALUE);

    assertThat(validator.check(new OrderEvent.Placed(order), START)).hasSize(1);
  }

  @Test
  void shouldCheckTheLinesOfAnAmendment() {
    OrderEvent.Amended event = amended("o1", 0, "a");
    event.amendment().setLines(List.of());

    assertThat(validator.check(event, START)).extracting(Rejection::field).containsExactly("lines");
  }

  @Test
  void shouldCheckCancellationsToo() {
    OrderEvent.Cancelled event = cancelled("", 2);

    assertThat(validator.check(event, START))
        .extracting(Rejection::field)
        .containsExactly("orderId", "eventTime");
  }

  @Test
  void shouldNameEveryFaultyFieldOfFeedback() {
    FeedbackGiven nothing = new FeedbackGiven("", "", "", 0, -1L, "", Sentiment.NOT_GIVEN);
    assertThat(validator.check(nothing, START))
        .extracting(Rejection::field)
        .containsExactly("feedbackId", "customerId", "orderId", "rating", "eventTime");
    assertThat(validator.check(rating("f", "c", "o", 6), START))
        .extracting(Rejection::field)
        .containsExactly("rating");
  }

  @Test
  void shouldTakeExactlyOneOfOrderAndPredictionAndOneOfRatingAndSentiment() {
    assertThat(faults(feedback("", 0, "2-17", Sentiment.NEGATIVE))).isEmpty();
    assertThat(faults(feedback("o1", 0, "", Sentiment.POSITIVE))).isEmpty();

    assertThat(faults(feedback("o1", 3, "2-17", Sentiment.NEUTRAL)))
        .containsExactly("predictionId", "sentiment");
    assertThat(faults(feedback("", 3, "seventeen", Sentiment.NOT_GIVEN)))
        .containsExactly("predictionId");
    assertThat(faults(feedback(" ", 0, "", Sentiment.NOT_GIVEN)))
        .containsExactly("orderId", "rating");
  }

  @Test
  void shouldRefuseFeedbackFromTheFuture() {
    FeedbackGiven feedback = rating("f1", "ann", "o1", 5);
    feedback.setEventTime(START + OrderValidator.MAX_AHEAD_MS + 1);

    assertThat(faults(feedback)).containsExactly("eventTime");
  }

  private List<String> faults(FeedbackGiven feedback) {
    return validator.check(feedback, START).stream().map(Rejection::field).toList();
  }

  private static FeedbackGiven rating(String id, String customer, String order, int rating) {
    return new FeedbackGiven(id, customer, order, rating, START, "", Sentiment.NOT_GIVEN);
  }

  private static FeedbackGiven feedback(
      String order, int rating, String prediction, Sentiment sentiment) {
    return new FeedbackGiven("f1", "ann", order, rating, START, prediction, sentiment);
  }

  @Test
  void shouldSayTheSameUnderEveryLocaleAndNeverRepeatTheValue() {
    OrderPlaced order = order("o1", 0, "a");
    order.setLines(List.of(line("a", 77_777)));
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

      assertThat(validator.check(new OrderEvent.Placed(order), START))
          .extracting(Rejection::detail)
          .containsExactly("lines[0].quantity must be 1 to 10,000");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Arguments limit(
      String field, Consumer<OrderPlaced> within, Consumer<OrderPlaced> beyond) {
    return arguments(field, within, beyond);
  }

  private static Arguments lineLimit(String field, OrderLine within, OrderLine beyond) {
    return limit(
        "lines[1]." + field,
        o -> o.setLines(List.of(line("a", 1), within)),
        o -> o.setLines(List.of(line("a", 1), beyond)));
  }

  private static OrderLine sized(String size) {
    return new OrderLine("a", size, 1, 950L);
  }

  private static OrderLine priced(long price) {
    return new OrderLine("a", null, 1, price);
  }
}
