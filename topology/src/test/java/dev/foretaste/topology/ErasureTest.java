package dev.foretaste.topology;

import static dev.foretaste.topology.Orders.HOUR;
import static dev.foretaste.topology.Orders.MORNING;
import static dev.foretaste.topology.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.Sentiment;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.topics.DeadLetterHeaders;
import dev.foretaste.topics.Placeholder;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.erasure.Pseudonyms;
import dev.foretaste.topology.state.StateStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class ErasureTest {
  private static final Pseudonyms NAMES =
      new Pseudonyms("a key for tests only".getBytes(StandardCharsets.UTF_8));

  @Test
  void shouldExpectNothingOfTheCustomerAnyMore() {
    try (StreamUnderTest stream = stream(NAMES)) {
      place(stream, "ann", 1);
      stream.pass(Duration.ofSeconds(1));
      place(stream, "ann", 2);
      int known = untimed(stream);

      erase(stream, "ann");

      assertThat(known).isEqualTo(1);
      assertThat(untimed(stream)).isZero();
    }
  }

  /** Customers whose next order is not expected at any time yet. */
  private static int untimed(StreamUnderTest stream) {
    return (int) stream.demand.read(Optional.empty(), 0, 1).get(0).untimed();
  }

  @Test
  void shouldRemoveTheCustomerFromEveryStore() {
    try (StreamUnderTest stream = stream(NAMES)) {
      for (int i = 1; i <= 30; i++) {
        place(stream, "ann", i);
      }
      place(stream, "ann-2", 1);
      place(stream, "ann-2", 2);
      rate(stream, "ann", "o30");

      erase(stream, "ann");

      assertThat(stream.<CustomerState>contents(StateStores.CUSTOMERS)).containsOnlyKeys("ann-2");
      assertThat(stream.contents(StateStores.PREDICTION_HISTORY).keySet())
          .isNotEmpty()
          .allMatch(key -> key.startsWith("ann-2"));
      assertThat(stream.<PredictionOutcome>windows(StateStores.ORDER_SCORES).values())
          .extracting(PredictionOutcome::getCustomerId)
          .containsExactly("ann-2");
      assertThat(stream.<String>windows(StateStores.CUSTOMER_ORDERS).values())
          .containsExactly("o2");
    }
  }

  @Test
  void shouldLeaveNothingOnCompactedTopicsUnderTheCustomersKeys() {
    try (StreamUnderTest stream = stream(NAMES)) {
      for (int i = 1; i <= TrainingExamples.SLOTS + 5; i++) {
        place(stream, "ann", i);
      }

      erase(stream, "ann");

      assertThat(latest(stream.<CustomerPreferences>read(TopicCatalogue.CUSTOMER_PREFERENCES)))
          .isEmpty();
      assertThat(latest(stream.<TrainingExample>read(TopicCatalogue.TRAINING_EXAMPLES))).isEmpty();
    }
  }

  @Test
  void shouldSayWhatWasRemovedUnderAPseudonym() {
    try (StreamUnderTest stream = stream(NAMES)) {
      for (int i = 1; i <= 4; i++) {
        place(stream, "ann", i);
      }
      rate(stream, "ann", "o4");

      erase(stream, "ann");

      List<TestRecord<String, CustomerErased>> erasures = stream.read(TopicCatalogue.ERASURES);
      assertThat(erasures).singleElement();
      assertThat(erasures.get(0).key()).isEqualTo(NAMES.of("ann")).doesNotContain("ann");
      assertThat(erasures.get(0).value())
          .isEqualTo(new CustomerErased("request-1", NAMES.keyId(), 0, 4L, MORNING, 4, 1, 4, 3, 3));
      assertThat(stream.metric("foretaste_erasures_total")).isEqualTo(1);
    }
  }

  @Test
  void shouldPassOverWhatKeepsThePlaceOfAnErasedEvent() {
    try (StreamUnderTest stream = stream(NAMES)) {
      stream.sendPlaceholder(TopicCatalogue.ORDERS, Placeholder.ERASED_EVENT);
      place(stream, "ann", 1);
      stream.sendPlaceholder(TopicCatalogue.ORDERS, Placeholder.NOTHING);

      assertThat(stream.readBytes(TopicCatalogue.ORDERS_DLQ)).isEmpty();
      List<TestRecord<String, OrderPrediction>> predictions =
          stream.read(TopicCatalogue.PREDICTIONS);
      assertThat(predictions)
          .singleElement()
          .extracting(prediction -> prediction.value().getOrdersOffset())
          .isEqualTo(1L);
      assertThat(stream.metric("foretaste_placeholders_total")).isEqualTo(2);
    }
  }

  @Test
  void shouldTakeTheCustomerForAStrangerAfterwards() {
    try (StreamUnderTest stream = stream(NAMES)) {
      place(stream, "ann", 1);
      place(stream, "ann", 2);
      erase(stream, "ann");
      stream.read(TopicCatalogue.PREDICTIONS);
      stream.read(TopicCatalogue.PREDICTION_OUTCOMES);

      place(stream, "ann", 1);

      assertThat(stream.<OrderPrediction>read(TopicCatalogue.PREDICTIONS))
          .singleElement()
          .satisfies(made -> assertThat(made.value().getOrderNumber()).isEqualTo(1));
      assertThat(stream.<PredictionOutcome>read(TopicCatalogue.PREDICTION_OUTCOMES)).isEmpty();
    }
  }

  @Test
  void shouldLeaveOutWhatWasErasedWhenTheOrdersAreProcessedOnceMore() {
    ErasedCustomers erased = new ErasedCustomers(Optional.of(NAMES));
    try (StreamUnderTest first = stream(NAMES)) {
      run(first);
      first
          .<CustomerErased>read(TopicCatalogue.ERASURES)
          .forEach(erasure -> erased.note(erasure.key(), erasure.value()));
    }

    try (StreamUnderTest again = new StreamUnderTest(TopologySettings.standard(1), erased)) {
      run(again);

      List<TestRecord<String, OrderPrediction>> predictions =
          again.read(TopicCatalogue.PREDICTIONS);
      assertThat(predictions)
          .extracting(made -> made.value().getPredictionId() + " " + made.key())
          .containsExactly("0-1 bob", "0-4 ann");
      assertThat(predictions.get(1).value().getOrderNumber()).isEqualTo(1);
      assertThat(again.<CustomerErased>read(TopicCatalogue.ERASURES)).isEmpty();
      assertThat(again.readBytes(TopicCatalogue.ORDERS_DLQ)).isEmpty();
    }
  }

  @Test
  void shouldRefuseRequestsWithoutAKey() {
    try (StreamUnderTest stream = new StreamUnderTest()) {
      place(stream, "ann", 1);

      erase(stream, "ann");

      assertThat(stream.readBytes(TopicCatalogue.ORDERS_DLQ))
          .singleElement()
          .satisfies(letter -> assertThat(reason(letter)).isEqualTo("no-erasure-key"));
      assertThat(stream.<CustomerState>contents(StateStores.CUSTOMERS)).containsKey("ann");
    }
  }

  @Test
  void shouldRefuseRequestsUnderAnotherCustomersKey() {
    try (StreamUnderTest stream = stream(NAMES)) {
      place(stream, "ann", 1);

      stream.send(
          TopicCatalogue.ORDERS, "bob", new ErasureRequested("request-1", "ann", 0L), MORNING);

      assertThat(stream.readBytes(TopicCatalogue.ORDERS_DLQ))
          .singleElement()
          .satisfies(letter -> assertThat(reason(letter)).isEqualTo("wrong-key"));
      assertThat(stream.<CustomerState>contents(StateStores.CUSTOMERS)).containsKey("ann");
    }
  }

  @Test
  void shouldStopRatherThanBringErasedCustomersBackUnderAnotherKey() {
    ErasedCustomers erased =
        new ErasedCustomers(Optional.of(new Pseudonyms("another key of tests".getBytes())));
    erased.note(
        NAMES.of("ann"), new CustomerErased("r", NAMES.keyId(), 0, 9L, MORNING, 1, 0, 1, 0, 0));

    assertThatThrownBy(() -> erased.isErased("ann", 0, 3))
        .hasMessageContaining("--erasure-key-file");
    assertThat(erased.isErased("ann", 0, 9)).isFalse();
    assertThat(erased.isErased("ann", 1, 3)).isFalse();
  }

  @Test
  void shouldKeepOrdersOfTwoCustomersWithTheSameIdAndTimeApart() {
    try (StreamUnderTest stream = stream(NAMES)) {
      for (String customer : List.of("ann", "bob")) {
        place(stream, customer, 1);
        place(stream, customer, 2);
      }
      assertThat(stream.<PredictionOutcome>windows(StateStores.ORDER_SCORES).values()).hasSize(2);

      erase(stream, "ann");

      assertThat(stream.<PredictionOutcome>windows(StateStores.ORDER_SCORES).values())
          .extracting(PredictionOutcome::getCustomerId)
          .containsExactly("bob");
    }
  }

  private static StreamUnderTest stream(Pseudonyms names) {
    return new StreamUnderTest(
        TopologySettings.standard(1), new ErasedCustomers(Optional.of(names)));
  }

  private static void run(StreamUnderTest stream) {
    place(stream, "ann", 1);
    place(stream, "bob", 1);
    place(stream, "ann", 1);
    erase(stream, "ann");
    place(stream, "ann", 2);
  }

  private static void place(StreamUnderTest stream, String customer, int number) {
    long at = MORNING + number * HOUR;
    stream.send(
        TopicCatalogue.ORDERS, customer, order(customer, "o" + number, at, "margherita"), at);
  }

  private static void rate(StreamUnderTest stream, String customer, String order) {
    FeedbackGiven feedback =
        new FeedbackGiven("f1", customer, order, 5, MORNING, "", Sentiment.NOT_GIVEN);
    stream.send(TopicCatalogue.FEEDBACK, customer, feedback, MORNING);
  }

  private static void erase(StreamUnderTest stream, String customer) {
    stream.send(
        TopicCatalogue.ORDERS,
        customer,
        new ErasureRequested("request-1", customer, MORNING),
        MORNING);
  }

  private static <V> Set<String> latest(List<TestRecord<String, V>> records) {
    Set<String> present = new HashSet<>();
    records.forEach(
        written -> {
          if (written.value() == null) {
            present.remove(written.key());
          } else {
            present.add(written.key());
          }
        });
    return present;
  }

  private static String reason(TestRecord<byte[], byte[]> letter) {
    return new String(
        letter.headers().lastHeader(DeadLetterHeaders.REASON).value(), StandardCharsets.UTF_8);
  }
}
