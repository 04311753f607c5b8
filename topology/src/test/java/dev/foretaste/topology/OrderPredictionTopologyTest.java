package dev.foretaste.topology;

import static dev.foretaste.topology.Orders.HOUR;
import static dev.foretaste.topology.Orders.MORNING;
import static dev.foretaste.topology.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.schema.OrderCancelled;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.OrderRating;
import dev.foretaste.schema.PeriodSatisfaction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.schema.Satisfaction;
import dev.foretaste.schema.Sentiment;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.topics.DeadLetterHeaders;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderPredictionTopologyTest {
  private final StreamUnderTest stream = new StreamUnderTest();

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void shouldAnswerTheFirstOrderWithAPredictionAndNothingToSettle() {
    place(order("ann", "o1", MORNING, "margherita", "cola"));

    OrderPrediction prediction = only(TopicCatalogue.PREDICTIONS);
    assertThat(prediction.getCustomerId()).isEqualTo("ann");
    assertThat(prediction.getOrderId()).isEqualTo("o1");
    assertThat(prediction.getModelVersion()).isEqualTo("v0");
    assertThat(prediction.getScorer()).isEqualTo("baseline");
    assertThat(items(prediction)).containsExactlyInAnyOrder("margherita", "cola");
    assertThat(stream.read(TopicCatalogue.PREDICTION_OUTCOMES)).isEmpty();
    assertThat(stream.read(TopicCatalogue.TRAINING_EXAMPLES)).isEmpty();
  }

  @Test
  void shouldSettleAndLabelThePredictionThatWasStandingBeforeItLearns() {
    place(order("ann", "o1", MORNING, "margherita"));
    OrderPrediction standing = only(TopicCatalogue.PREDICTIONS);
    stream.read(TopicCatalogue.CUSTOMER_PREFERENCES);

    place(order("ann", "o2", MORNING + HOUR, "margherita", "tiramisu"));

    PredictionOutcome outcome = only(TopicCatalogue.PREDICTION_OUTCOMES);
    assertThat(outcome.getPredictionId()).isEqualTo(standing.getPredictionId());
    assertThat(outcome.getRecallAt10()).isEqualTo(0.5f);
    TestRecord<String, TrainingExample> labelled =
        stream.<TrainingExample>read(TopicCatalogue.TRAINING_EXAMPLES).get(0);
    assertThat(labelled.key()).isEqualTo("ann|2");
    assertThat(labelled.value().getFeatureHash()).isEqualTo(standing.getFeatureHash());
    assertThat(labelled.value().getStateBefore().getOrderCount()).isEqualTo(1);
    CustomerPreferences after = only(TopicCatalogue.CUSTOMER_PREFERENCES);
    assertThat(after.getOrderCount()).isEqualTo(2);
    assertThat(items(only(TopicCatalogue.PREDICTIONS))).contains("tiramisu");
  }

  @Test
  void shouldNameTheModelThatScoredEachOrder() {
    place(order("ann", "o1", MORNING, "margherita"));
    stream.publish(Bundles.baseline("v1", "diavola", "funghi"));
    place(order("ann", "o2", MORNING + HOUR, "margherita"));
    stream.crown("v1");
    place(order("ann", "o3", MORNING + 2 * HOUR, "margherita"));

    List<OrderPrediction> predictions = all(TopicCatalogue.PREDICTIONS);
    assertThat(predictions)
        .extracting(OrderPrediction::getModelVersion)
        .containsExactly("v0", "v0", "v1");
    assertThat(items(predictions.get(2))).containsExactly("margherita", "diavola", "funghi");
  }

  @Test
  void shouldJournalAModelOnceAtTheFirstOrderItScores() {
    place(order("ann", "o1", MORNING, "margherita"));
    stream.publish(Bundles.baseline("v1", "diavola"));
    stream.crown("v1");
    place(order("ann", "o2", MORNING + HOUR, "margherita"));
    place(order("ann", "o3", MORNING + 2 * HOUR, "margherita"));

    JournalEntry entry = only(TopicCatalogue.INPUT_JOURNAL);
    assertThat(entry.getKind()).isEqualTo(JournalKind.MODEL);
    assertThat(entry.getModelVersion()).isEqualTo("v1");
    assertThat(entry.getOrdersPartition()).isZero();
    assertThat(entry.getNextOffset()).isEqualTo(1);
    assertThat(stream.metric("foretaste_model_swaps_total")).isEqualTo(1);
  }

  @Test
  void shouldRefuseACorruptBundleAndGoOnWithTheOldModel() {
    PackedBundle sound = Bundles.baseline("v1", "diavola");
    byte[] bytes = sound.chunks().get(0).getBytes().array();
    bytes[bytes.length / 2] ^= 1;

    stream.publish(sound);
    stream.crown("v1");
    place(order("ann", "o1", MORNING, "margherita"));

    OrderPrediction prediction = only(TopicCatalogue.PREDICTIONS);
    assertThat(prediction.getModelVersion()).isEqualTo("v0");
    assertThat(stream.metric("foretaste_bundles_refused_total")).isEqualTo(2);
    assertThat(stream.read(TopicCatalogue.INPUT_JOURNAL)).isEmpty();
  }

  @Test
  void shouldRefuseABundleForAnotherFeatureSchema() {
    PackedBundle other = Bundles.baseline("v1", "diavola");
    other.manifest().setFeatureSchemaHash(42L);

    stream.publish(other);
    stream.crown("v1");
    place(order("ann", "o1", MORNING, "margherita"));

    OrderPrediction prediction = only(TopicCatalogue.PREDICTIONS);
    assertThat(prediction.getModelVersion()).isEqualTo("v0");
  }

  @Test
  void shouldCountADuplicateAndChangeNothing() {
    OrderPlaced order = order("ann", "o1", MORNING, "margherita");
    place(order);
    place(order);

    assertThat(stream.read(TopicCatalogue.PREDICTIONS)).hasSize(1);
    assertThat(stream.read(TopicCatalogue.CUSTOMER_PREFERENCES)).hasSize(1);
    assertThat(stream.readBytes(TopicCatalogue.ORDERS_DLQ)).isEmpty();
    assertThat(stream.metric("foretaste_duplicates_total")).isEqualTo(1);
  }

  @Test
  void shouldSendAnOrderWithAUsedIdAndOtherContentToTheDeadLetters() {
    place(order("ann", "o1", MORNING, "margherita"));
    place(order("ann", "o1", MORNING, "diavola"));

    assertThat(stream.read(TopicCatalogue.PREDICTIONS)).hasSize(1);
    assertDeadLetter("order-id-reused", "orderId", 1);
  }

  @Test
  void shouldLearnALateOrderWithoutSettlingOrLabelling() {
    place(order("ann", "o1", MORNING, "margherita"));
    place(order("ann", "o2", MORNING - HOUR, "diavola"));

    assertThat(stream.read(TopicCatalogue.PREDICTIONS)).hasSize(2);
    assertThat(stream.read(TopicCatalogue.PREDICTION_OUTCOMES)).isEmpty();
    assertThat(stream.read(TopicCatalogue.TRAINING_EXAMPLES)).isEmpty();
    List<CustomerPreferences> preferences = all(TopicCatalogue.CUSTOMER_PREFERENCES);
    assertThat(preferences.get(1).getItems()).hasSize(2);
    assertThat(preferences.get(1).getRecentBaskets()).hasSize(1);
  }

  @Test
  void shouldTakeACancelledOrderBack() {
    place(order("ann", "o1", MORNING, "margherita"));
    place(order("ann", "o2", MORNING + HOUR, "diavola"));
    OrderCancelled cancelled = new OrderCancelled("o2", "ann", MORNING + HOUR, null);
    stream.send(TopicCatalogue.ORDERS, "ann", cancelled, MORNING + HOUR);

    List<OrderPrediction> predictions = all(TopicCatalogue.PREDICTIONS);
    assertThat(predictions).hasSize(3);
    assertThat(items(predictions.get(2))).containsExactly("margherita");
  }

  @Test
  void shouldSendUndecodableBytesToTheDeadLettersAsTheyCame() {
    byte[] garbage = {9, 9, 9};
    stream.sendBytes(TopicCatalogue.ORDERS, bytes("ann"), garbage, MORNING);
    place(order("ann", "o1", MORNING, "margherita"));

    TestRecord<byte[], byte[]> letter = assertDeadLetter("undecodable", "", 0);
    assertThat(letter.value()).isEqualTo(garbage);
    assertThat(letter.key()).isEqualTo(bytes("ann"));
    assertThat(stream.read(TopicCatalogue.PREDICTIONS)).hasSize(1);
  }

  @Test
  void shouldSendARecordWithoutValueToTheDeadLetters() {
    stream.sendBytes(TopicCatalogue.ORDERS, bytes("ann"), null, MORNING);

    assertDeadLetter("empty", "", 0);
  }

  @Test
  void shouldNameTheFieldOfAnInvalidOrder() {
    OrderPlaced order = order("ann", "o1", MORNING, "margherita");
    order.getLines().get(0).setQuantity(0);
    place(order);

    assertDeadLetter("invalid-field", "lines[0].quantity", 0);
  }

  @Test
  void shouldRefuseAnEventTimeFarAfterTheRecordsTimestamp() {
    OrderPlaced order = order("ann", "o1", MORNING + 25 * HOUR, "margherita");
    stream.send(TopicCatalogue.ORDERS, "ann", order, MORNING);

    assertDeadLetter("invalid-field", "eventTime", 0);
  }

  @Test
  void shouldRefuseAKeyThatIsNotTheCustomerAndNameTheRemedy() {
    OrderPlaced order = order("ann", "o1", MORNING, "margherita");
    stream.send(TopicCatalogue.ORDERS, "bob", order, MORNING);

    TestRecord<byte[], byte[]> letter = assertDeadLetter("wrong-key", "customerId", 0);
    assertThat(header(letter, DeadLetterHeaders.DETAIL)).contains("--rekey");
  }

  @Test
  void shouldRefuseARecordInAPartitionThatIsNotItsKeys() {
    try (StreamUnderTest sixPartitions = new StreamUnderTest(TopologySettings.standard(6))) {
      OrderPlaced order = order("ann", "o1", MORNING, "margherita");
      sixPartitions.send(TopicCatalogue.ORDERS, "ann", order, MORNING);

      TestRecord<byte[], byte[]> letter = sixPartitions.readBytes(TopicCatalogue.ORDERS_DLQ).get(0);
      assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo("wrong-partition");
      assertThat(header(letter, DeadLetterHeaders.DETAIL)).contains("murmur2", "--rekey");
    }
  }

  @Test
  void shouldTakeOrdersWithAnyKeyThroughTheRekeyTopic() {
    try (StreamUnderTest rekeyed = new StreamUnderTest(new TopologySettings(1, true, ""))) {
      OrderPlaced order = order("ann", "o1", MORNING, "margherita");
      rekeyed.send(TopicCatalogue.ORDERS, "anything", order, MORNING);

      assertThat(rekeyed.readBytes(TopicCatalogue.ORDERS_DLQ)).isEmpty();
      assertThat(rekeyed.<OrderPrediction>read(TopicCatalogue.PREDICTIONS))
          .extracting(TestRecord::key)
          .containsExactly("ann");
    }
  }

  @Test
  void shouldNotPredictWhatIsOffTheMenuFromTheNextPredictionOn() {
    place(order("ann", "o1", MORNING, "margherita", "diavola"));
    stream.offer("diavola", false);
    place(order("ann", "o2", MORNING + HOUR, "margherita", "diavola"));

    List<OrderPrediction> predictions = all(TopicCatalogue.PREDICTIONS);
    assertThat(items(predictions.get(0))).contains("diavola");
    assertThat(items(predictions.get(1))).containsExactly("margherita");
    assertThat(predictions.get(1).getExcluded()).containsExactly("diavola");
    JournalEntry entry = only(TopicCatalogue.INPUT_JOURNAL);
    assertThat(entry.getKind()).isEqualTo(JournalKind.MENU);
    assertThat(entry.getNextOffset()).isEqualTo(1);
  }

  @Test
  void shouldLearnFeedbackWithTheNextOrderAndJournalIt() {
    place(order("ann", "o1", MORNING, "margherita"));
    FeedbackGiven feedback = rating("f1", "o1", 5);
    stream.send(TopicCatalogue.FEEDBACK, "ann", feedback, MORNING);
    place(order("ann", "o2", MORNING + HOUR, "diavola"));

    List<CustomerPreferences> preferences = all(TopicCatalogue.CUSTOMER_PREFERENCES);
    assertThat(preferences).hasSize(2);
    assertThat(preferences.get(1).getItems().get(0).getRatingSum()).isEqualTo(5);
    JournalEntry entry = only(TopicCatalogue.INPUT_JOURNAL);
    assertThat(entry.getKind()).isEqualTo(JournalKind.FEEDBACK);
    assertThat(entry.getNextOffset()).isEqualTo(1);
    assertThat(entry.getSourceOffset()).isZero();
  }

  @Test
  void shouldSendInvalidFeedbackToItsDeadLetters() {
    FeedbackGiven feedback = rating("f1", "o1", 6);
    stream.send(TopicCatalogue.FEEDBACK, "ann", feedback, MORNING);

    TestRecord<byte[], byte[]> letter = stream.readBytes(TopicCatalogue.FEEDBACK_DLQ).get(0);
    assertThat(header(letter, DeadLetterHeaders.FIELD)).isEqualTo("rating");
  }

  @Test
  void shouldTakeRepeatedFeedbackOnceAndRefuseItsIdWithOtherContent() {
    place(order("ann", "o1", MORNING, "margherita"));
    give(rating("f1", "o1", 5));
    give(rating("f1", "o1", 5));
    give(rating("f1", "o1", 1));
    place(order("ann", "o2", MORNING + HOUR, "diavola"));
    give(rating("f1", "o1", 5));
    place(order("ann", "o3", MORNING + 2 * HOUR, "diavola"));

    assertThat(stream.metric("foretaste_feedback_duplicates_total")).isEqualTo(2);
    List<CustomerPreferences> preferences = all(TopicCatalogue.CUSTOMER_PREFERENCES);
    assertThat(preferences.get(2).getItems().get(0).getRatings()).isEqualTo(1);
    List<TestRecord<byte[], byte[]>> letters = stream.readBytes(TopicCatalogue.FEEDBACK_DLQ);
    assertThat(letters).hasSize(1);
    assertThat(header(letters.get(0), DeadLetterHeaders.REASON)).isEqualTo("feedback-id-reused");
    assertThat(header(letters.get(0), DeadLetterHeaders.FIELD)).isEqualTo("feedbackId");
  }

  @Test
  void shouldLabelTheNextExampleWithFeedbackOnAPrediction() {
    place(order("ann", "o1", MORNING, "margherita"));
    String predictionId = this.<OrderPrediction>only(TopicCatalogue.PREDICTIONS).getPredictionId();
    give(new FeedbackGiven("f1", "ann", "", 0, MORNING, predictionId, Sentiment.NEGATIVE));
    place(order("ann", "o2", MORNING + HOUR, "diavola"));

    TrainingExample example = only(TopicCatalogue.TRAINING_EXAMPLES);
    assertThat(example.getRatings()).containsExactly(new OrderRating("o1", 1));
    assertThat(example.getStateBefore().getItems().get(0).getRatings()).isZero();
  }

  @Test
  void shouldSumUpSatisfactionByStoreAndMonthBeforeTheNextOrder() {
    OrderPlaced order = order("ann", "o1", MORNING, "margherita");
    place(order);
    give(rating("f1", "o1", 5));
    give(rating("f2", "o1", 2));
    give(rating("f3", "never placed", 3));

    assertThat(
            stream.satisfaction.find(
                Optional.of(order.getStoreId()), YearMonth.of(1970, 1), YearMonth.of(9999, 12)))
        .extracting(PeriodSatisfaction::getPeriod, PeriodSatisfaction::getSatisfaction)
        .containsExactly(tuple(month(MORNING), new Satisfaction(2L, 7L, 2, 1L, 0L, 1L)));
    List<TestRecord<String, PeriodSatisfaction>> written = stream.read(TopicCatalogue.SATISFACTION);
    assertThat(written)
        .extracting(TestRecord::key)
        .containsExactly(
            order.getStoreId() + "|" + month(MORNING),
            order.getStoreId() + "|" + month(MORNING),
            "|" + month(MORNING));
  }

  @Test
  void shouldCutAHugeDeadLetterAndSayHowLargeItWas() {
    byte[] huge = new byte[3 << 20];
    huge[0] = 9;
    stream.sendBytes(TopicCatalogue.ORDERS, bytes("ann"), huge, MORNING);

    TestRecord<byte[], byte[]> letter = assertDeadLetter("undecodable", "", 0);
    assertThat(letter.value()).hasSize(1 << 20);
    assertThat(header(letter, DeadLetterHeaders.TRUNCATED)).isEqualTo("3145728");
  }

  private void give(FeedbackGiven feedback) {
    stream.send(
        TopicCatalogue.FEEDBACK, feedback.getCustomerId(), feedback, feedback.getEventTime());
  }

  private static FeedbackGiven rating(String feedbackId, String orderId, int rating) {
    return new FeedbackGiven(feedbackId, "ann", orderId, rating, MORNING, "", Sentiment.NOT_GIVEN);
  }

  private static String month(long time) {
    return Instant.ofEpochMilli(time).toString().substring(0, "2026-03".length());
  }

  private void place(OrderPlaced order) {
    stream.send(
        TopicCatalogue.ORDERS,
        order.getCustomerId(),
        order,
        Math.max(MORNING, order.getEventTime()));
  }

  private <T extends SpecificRecord> List<T> all(TopicSpec topic) {
    return stream.<T>read(topic).stream().map(TestRecord::value).toList();
  }

  private <T extends SpecificRecord> T only(TopicSpec topic) {
    List<T> records = all(topic);
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private TestRecord<byte[], byte[]> assertDeadLetter(String reason, String field, long offset) {
    List<TestRecord<byte[], byte[]>> letters = stream.readBytes(TopicCatalogue.ORDERS_DLQ);
    assertThat(letters).hasSize(1);
    TestRecord<byte[], byte[]> letter = letters.get(0);
    assertThat(header(letter, DeadLetterHeaders.REASON)).isEqualTo(reason);
    assertThat(header(letter, DeadLetterHeaders.FIELD)).isEqualTo(field);
    assertThat(header(letter, DeadLetterHeaders.TOPIC)).isEqualTo("orders");
    assertThat(header(letter, DeadLetterHeaders.PARTITION)).isEqualTo("0");
    assertThat(header(letter, DeadLetterHeaders.OFFSET)).isEqualTo(Long.toString(offset));
    return letter;
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static List<String> items(OrderPrediction prediction) {
    return prediction.getItems().stream().map(RankedItem::getItemId).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
