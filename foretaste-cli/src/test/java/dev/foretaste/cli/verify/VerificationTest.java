package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.schema.OrderAmended;
import dev.foretaste.schema.OrderCancelled;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.Sentiment;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real topology wrote is right, and every way of spoiling it is found. */
class VerificationTest {
  private final RecordedStream stream = new RecordedStream();

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void shouldFindNothingWrongWithWhatTheStreamWrote() {
    eventfulDay(stream);

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.mismatches()).isZero();
    assertThat(result.orders()).isEqualTo(11);
    assertThat(result.predictions()).isEqualTo(11);
    assertThat(result.profiles()).isEqualTo(11);
    assertThat(result.outcomes()).isEqualTo(5);
    assertThat(result.examples()).isEqualTo(5);
    assertThat(result.duplicates()).isEqualTo(1);
    assertThat(result.deadLetters()).isEqualTo(4);
    assertThat(result.journalEntries()).isEqualTo(5);
    assertThat(result.naiveChecked()).isEqualTo(11);
    assertThat(result.naiveSkipped()).isZero();
    assertThat(result.unchecked()).isZero();
    assertThat(result.models()).isEqualTo(Map.of("v0", 5L, "v1", 4L, "v2", 2L));
  }

  @Test
  void shouldFindNothingWrongWithAnEmptySystem() {
    assertThat(stream.verify().mismatches()).isZero();
  }

  @Test
  void shouldFollowErasuresAndReportThemApart() {
    stream.order("ann", "a1", 1, "margherita");
    stream.order("bob", "b1", 1, "cola");
    stream.rate("ann", "a1", 5);
    stream.crown("v1", "margherita", "cola");
    stream.order("ann", "a2", 2, "margherita", "cola");
    stream.order("ann", "a1", 1, "salad");
    stream.order("bob", "b2", 2, "cola");
    stream.erase("ann");
    stream.order("ann", "a2", 3, "salad");
    stream.order("ann", "a3", 4, "salad");

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.mismatches()).isZero();
    assertThat(result.erased()).isEqualTo(1);
    assertThat(result.erasedOrders()).isEqualTo(3);
    assertThat(result.orders()).isEqualTo(4);
    assertThat(result.predictions()).isEqualTo(4);
    assertThat(result.deadLetters()).isZero();
  }

  @Test
  void shouldFindNothingWrongWhenTheOrdersWereRewritten() {
    stream.order("ann", "a1", 1, "margherita");
    stream.order("bob", "b1", 1, "cola");
    stream.rate("ann", "a1", 5);
    stream.crown("v1", "margherita", "cola");
    stream.order("ann", "a2", 2, "margherita", "cola");
    stream.order("ann", "a1", 1, "salad");
    stream.erase("ann");
    stream.rewriteWithout(TopicCatalogue.ORDERS, "ann");
    stream.order("ann", "a3", 4, "salad");
    stream.order("bob", "b2", 5, "cola");

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.erased()).isEqualTo(1);
    assertThat(result.erasedOrders()).isEqualTo(3);
    assertThat(result.orders()).isEqualTo(3);
    assertThat(result.deadLetters()).isZero();
  }

  @Test
  void shouldFollowTheEndOfConsent() {
    stream.order("ann", "a1", 1, "margherita");
    stream.order("ann", "a2", 2, "margherita");
    stream.order("ann", "a3", 3, "cola");
    stream.orderWithoutConsent("ann", "a4", 4, "cola");
    stream.orderWithoutConsent("ann", "a5", 5, "cola");
    stream.order("ann", "a6", 6, "cola");

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.outcomes()).isEqualTo(5);
    assertThat(result.examples()).isEqualTo(3);

    stream.topics.of(TopicCatalogue.TRAINING_EXAMPLES).removeIf(record -> record.value().isEmpty());
    assertThat(stream.verify().mismatches()).isEqualTo(2);
  }

  @Test
  void shouldFindWhatAnErasureLeftBehind() {
    stream.order("ann", "a1", 1, "margherita");
    stream.order("ann", "a2", 2, "margherita");
    stream.erase("ann");
    for (TopicSpec topic :
        List.of(TopicCatalogue.CUSTOMER_PREFERENCES, TopicCatalogue.TRAINING_EXAMPLES)) {
      stream.topics.of(topic).removeIf(record -> record.value().isEmpty());
    }

    assertThat(stream.verify().examplesOfMismatches())
        .extracting(Mismatch::describe)
        .hasSize(2)
        .allMatch(found -> found.contains("one that was to be taken back"));
  }

  static Stream<Arguments> corruptions() {
    return Stream.of(
        of("a prediction is lost", "missing", s -> drop(s, TopicCatalogue.PREDICTIONS, 3)),
        of("the last prediction is lost", "missing", s -> drop(s, TopicCatalogue.PREDICTIONS, -1)),
        of("a prediction is there twice", "unexpected", s -> twice(s, TopicCatalogue.PREDICTIONS)),
        of("a prediction is of no order", "unexpected", VerificationTest::predictTheDeadLetter),
        of(
            "a score is off by one bit",
            "items[0].score",
            s ->
                s.tamper(
                    TopicCatalogue.PREDICTIONS,
                    4,
                    (OrderPrediction p) ->
                        p.getItems().get(0).setScore(Math.nextUp(p.getItems().get(0).getScore())))),
        of(
            "a prediction names another model",
            "modelVersion",
            s ->
                s.tamper(
                    TopicCatalogue.PREDICTIONS, 0, (OrderPrediction p) -> p.setModelVersion("v9"))),
        of(
            "a prediction stands in a foreign partition",
            "unexpected",
            s ->
                s.tamper(
                    TopicCatalogue.PREDICTIONS, 0, (OrderPrediction p) -> p.setOrdersPartition(7))),
        of(
            "a prediction has a foreign key",
            "record key",
            s -> rekey(s, TopicCatalogue.PREDICTIONS)),
        of(
            "a prediction is no prediction",
            "unexpected",
            s -> garble(s, TopicCatalogue.PREDICTIONS)),
        of("an outcome is lost", "missing", s -> drop(s, TopicCatalogue.PREDICTION_OUTCOMES, 0)),
        of(
            "an outcome is there twice",
            "unexpected",
            s -> twice(s, TopicCatalogue.PREDICTION_OUTCOMES)),
        of(
            "an outcome is embellished",
            "recallAt10",
            s ->
                s.tamper(
                    TopicCatalogue.PREDICTION_OUTCOMES,
                    1,
                    (PredictionOutcome o) -> o.setRecallAt10(0.99f))),
        of(
            "an example knows its label",
            "stateBefore.orderCount",
            s ->
                s.tamper(
                    TopicCatalogue.TRAINING_EXAMPLES,
                    1,
                    (TrainingExample e) -> e.getStateBefore().setOrderCount(9))),
        of(
            "the latest example is lost",
            "missing",
            s -> drop(s, TopicCatalogue.TRAINING_EXAMPLES, -1)),
        of(
            "an example has a foreign key",
            "record key",
            s -> rekey(s, TopicCatalogue.TRAINING_EXAMPLES)),
        of(
            "a profile has another weight",
            "items[0].slowWeight",
            s ->
                s.tamper(
                    TopicCatalogue.CUSTOMER_PREFERENCES,
                    2,
                    (CustomerPreferences p) -> p.getItems().get(0).setSlowWeight(0.5))),
        of(
            "the latest profile is lost",
            "missing",
            s -> drop(s, TopicCatalogue.CUSTOMER_PREFERENCES, -1)),
        of(
            "a profile is a tombstone",
            "unexpected",
            s ->
                s.put(
                    TopicCatalogue.CUSTOMER_PREFERENCES,
                    0,
                    "ann".getBytes(StandardCharsets.UTF_8),
                    null)),
        of("a dead letter is lost", "missing", s -> drop(s, TopicCatalogue.ORDERS_DLQ, 0)),
        of("a dead letter is there twice", "unexpected", s -> twice(s, TopicCatalogue.ORDERS_DLQ)),
        of(
            "a dead letter has other content",
            "key and value",
            s -> garble(s, TopicCatalogue.ORDERS_DLQ)),
        of(
            "a dead letter has another reason",
            "reason",
            s -> reheader(s, "foretaste.dlq.reason", "weather")),
        of(
            "a good order is a dead letter too",
            "unexpected",
            s -> reheader(s, "foretaste.dlq.offset", "0")),
        of(
            "a dead letter is of nothing",
            "unexpected",
            s -> reheader(s, "foretaste.dlq.partition", "many")),
        of("an order is gone", "unexpected", s -> drop(s, TopicCatalogue.ORDERS, 1)),
        of("a model was not journaled", "modelVersion", s -> dropEntry(s, JournalKind.MODEL)),
        of("the menu was not journaled", "featureHash", s -> dropEntry(s, JournalKind.MENU)),
        of(
            "feedback was not journaled",
            "items[0].ratingSum",
            s -> dropEntry(s, JournalKind.FEEDBACK)),
        of(
            "feedback was journaled that is not there",
            "sourceOffset",
            s -> s.topics.of(TopicCatalogue.FEEDBACK).clear()),
        of(
            "the journal names no model that is known",
            "modelVersion",
            s -> tamperEntry(s, JournalKind.MODEL, e -> e.setModelVersion("v2"))),
        of(
            "the journal moves a model to an earlier order",
            "modelVersion",
            s -> tamperEntry(s, JournalKind.MODEL, e -> e.setNextOffset(0L))),
        of(
            "the journal goes back",
            "nextOffset",
            s ->
                s.tamper(TopicCatalogue.INPUT_JOURNAL, 4, (JournalEntry e) -> e.setNextOffset(0L))),
        of(
            "the journal is of another partition",
            "ordersPartition",
            s -> tamperEntry(s, JournalKind.MENU, e -> e.setOrdersPartition(3))),
        of(
            "the journal learns feedback with an order that does not count",
            "nextOffset",
            s -> tamperEntry(s, JournalKind.FEEDBACK, e -> e.setNextOffset(e.getNextOffset() - 1))),
        of(
            "the journal says what nobody understands",
            "kind",
            s -> tamperEntry(s, JournalKind.MENU, e -> e.setKind(JournalKind.UNKNOWN))),
        of("the journal is garbled", "unexpected", s -> garble(s, TopicCatalogue.INPUT_JOURNAL)),
        of("a bundle is not sound", "modelVersion", VerificationTest::spoilBundle));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("corruptions")
  void shouldFindWhatIsWrong(String corruption, String problem, Consumer<RecordedStream> corrupt) {
    eventfulDay(stream);

    corrupt.accept(stream);
    VerifyResult result = stream.verify();

    assertThat(result.mismatches()).isPositive();
    assertThat(result.examplesOfMismatches()).extracting(Mismatch::problem).contains(problem);
  }

  @Test
  void shouldFollowFeedbackOnPredictionsToTheirOrders() {
    stream.order("ann", "o1", 1, "margherita", "cola");
    stream.order("ann", "o2", 2, "funghi");
    stream.judge("ann", "0-0", Sentiment.NEGATIVE);
    stream.judge("ann", "0-1", Sentiment.POSITIVE);
    stream.judge("ann", "0-77", Sentiment.NEUTRAL);
    stream.order("ann", "o3", 3, "margherita");

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.journalEntries()).isEqualTo(3);
  }

  @Test
  void shouldAllowCompactionToRemoveWhatWasReplaced() {
    eventfulDay(stream);
    drop(stream, TopicCatalogue.CUSTOMER_PREFERENCES, 0);
    drop(stream, TopicCatalogue.CUSTOMER_PREFERENCES, 0);

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.profiles()).isEqualTo(9);
  }

  @Test
  void shouldIgnoreWhatOrdersAfterTheEndCaused() {
    eventfulDay(stream);
    long end = stream.topics.of(TopicCatalogue.ORDERS).size();
    stream.crown("v3", "late");
    stream.order("ann", "later", 500, "late");
    stream.sendBytes(TopicCatalogue.ORDERS, "ann", new byte[] {9});

    VerifyResult result = stream.verify(end);

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.predictions()).isEqualTo(11);
    assertThat(result.deadLetters()).isEqualTo(4);
    assertThat(result.journalEntries()).isEqualTo(5);
  }

  @Test
  void shouldAllowAnOrderAfterTheEndToReplaceACompactedProfile() {
    stream.order("ann", "o1", 1, "a");
    stream.order("ann", "o2", 2, "a");
    drop(stream, TopicCatalogue.CUSTOMER_PREFERENCES, 0);

    assertThat(stream.verify(1).examplesOfMismatches()).isEmpty();
    assertThat(stream.verify(2).examplesOfMismatches()).isEmpty();
  }

  @Test
  void shouldSayFromWhereItIsValidWhenAModelWasRetired() {
    eventfulDay(stream);
    retire(stream, "v1");
    stream.order("ann", "after", 300, "margherita");

    VerifyResult result = stream.verify();

    assertThat(result.examplesOfMismatches()).isEmpty();
    assertThat(result.orders()).isEqualTo(12);
    assertThat(result.unchecked()).isPositive();
    assertThat(result.naiveSkipped()).isEqualTo(4);
    assertThat(result.validFrom()).containsOnlyKeys(0);
    assertThat(result.validFrom().get(0))
        .isLessThanOrEqualTo(stream.topics.of(TopicCatalogue.ORDERS).size());
  }

  @Test
  void shouldMissALostPredictionAlsoWhenItsModelWasRetired() {
    eventfulDay(stream);
    retire(stream, "v1");
    drop(stream, TopicCatalogue.PREDICTIONS, 6);

    assertThat(stream.verify().examplesOfMismatches())
        .extracting(Mismatch::problem)
        .containsExactly("missing");
  }

  @Test
  void shouldRefuseToGuessWhatWasDeleted() {
    eventfulDay(stream);
    stream.topics.trim(TopicCatalogue.ORDERS, 3);

    assertThatExceptionOfType(FailureException.class)
        .isThrownBy(stream::verify)
        .withMessageContaining("orders-0 begins at offset 3");
  }

  @Test
  void shouldKeepTwentyExamplesAndCountTheRest() {
    for (int n = 0; n < 30; n++) {
      stream.order("ann", "o" + n, n, "a");
    }
    stream.topics.of(TopicCatalogue.PREDICTIONS).clear();

    VerifyResult result = stream.verify();

    assertThat(result.mismatches()).isEqualTo(30);
    assertThat(result.examplesOfMismatches()).hasSize(20);
  }

  /** Everything that can happen, once: 11 events that count, a duplicate, 4 dead letters. */
  private static void eventfulDay(RecordedStream s) {
    s.order("ann", "o1", 1, "margherita", "cola");
    s.order("bob", "o1", 1, "funghi");
    s.order("ann", "o2", 24, "margherita");
    s.order("ann", "o2", 24, "margherita");
    s.sendBytes(TopicCatalogue.ORDERS, "ann", new byte[] {1, 2, 3});
    s.order("bob", "o2", 20, "funghi", "cola");
    s.order("bob", "o3", 10, "tiramisu");
    s.crown("v1", "funghi", "margherita", "calzone");
    s.rate("ann", "o2", 5);
    s.order("ann", "", 30, "nothing");
    s.order("ann", "o3", 30, "calzone");
    s.offer("cola", false);
    s.order("bob", "o4", 40, "margherita");
    s.send(
        TopicCatalogue.ORDERS,
        "bob",
        new OrderCancelled("o4", "bob", RecordedStream.START + 41 * RecordedStream.HOUR, null));
    s.send(
        TopicCatalogue.ORDERS,
        "bob",
        new OrderCancelled("o9", "bob", RecordedStream.START + 41 * RecordedStream.HOUR, null));
    s.send(
        TopicCatalogue.ORDERS,
        "ann",
        new OrderAmended(
            "o3",
            "ann",
            RecordedStream.START + 42 * RecordedStream.HOUR,
            List.of(new OrderLine("funghi", null, 2, 990L))));
    s.send(TopicCatalogue.ORDERS, "somebody", foreign());
    s.offer("cola", true);
    s.crown("v2", "margherita");
    s.order("ann", "o4", 60, "margherita", "cola");
    s.order("cid", "o1", 61, "cola");
  }

  private static OrderPlaced foreign() {
    return new OrderPlaced(
        "o5",
        "ann",
        "s",
        "web",
        RecordedStream.START,
        "EUR",
        List.of(new OrderLine("x", null, 1, 1L)),
        true);
  }

  private static Arguments of(String corruption, String problem, Consumer<RecordedStream> corrupt) {
    return arguments(corruption, problem, corrupt);
  }

  private static void drop(RecordedStream s, TopicSpec topic, int index) {
    List<StoredRecord> records = s.topics.of(topic);
    records.remove(index < 0 ? records.size() + index : index);
  }

  private static void twice(RecordedStream s, TopicSpec topic) {
    s.topics.of(topic).add(1, s.topics.of(topic).get(0));
  }

  private static void rekey(RecordedStream s, TopicSpec topic) {
    byte[] value = s.topics.of(topic).get(2).value().orElseThrow();
    s.put(topic, 2, "eve".getBytes(StandardCharsets.UTF_8), value);
  }

  private static void garble(RecordedStream s, TopicSpec topic) {
    s.put(topic, 1, s.topics.of(topic).get(1).key().orElseThrow(), new byte[] {7, 7});
  }

  private static void predictTheDeadLetter(RecordedStream s) {
    twice(s, TopicCatalogue.PREDICTIONS);
    s.tamper(TopicCatalogue.PREDICTIONS, 1, (OrderPrediction p) -> p.setOrdersOffset(4L));
    StoredRecord moved = s.topics.of(TopicCatalogue.PREDICTIONS).remove(1);
    s.topics.of(TopicCatalogue.PREDICTIONS).add(3, moved);
  }

  private static void reheader(RecordedStream s, String header, String value) {
    StoredRecord letter = s.topics.of(TopicCatalogue.ORDERS_DLQ).get(0);
    Map<String, String> headers = new HashMap<>(letter.headers());
    headers.put(header, value);
    s.topics
        .of(TopicCatalogue.ORDERS_DLQ)
        .set(
            0,
            new StoredRecord(
                letter.offset(), letter.timestamp(), letter.key(), letter.value(), headers));
  }

  private static void dropEntry(RecordedStream s, JournalKind kind) {
    s.topics.of(TopicCatalogue.INPUT_JOURNAL).remove(indexOf(s, kind));
  }

  private static void tamperEntry(
      RecordedStream s, JournalKind kind, Consumer<JournalEntry> change) {
    s.tamper(TopicCatalogue.INPUT_JOURNAL, indexOf(s, kind), change);
  }

  private static int indexOf(RecordedStream s, JournalKind kind) {
    int[] found = {-1};
    for (int i = 0; found[0] < 0; i++) {
      int at = i;
      s.tamper(
          TopicCatalogue.INPUT_JOURNAL,
          i,
          (JournalEntry entry) -> found[0] = entry.getKind() == kind ? at : found[0]);
    }
    return found[0];
  }

  private static void retire(RecordedStream s, String version) {
    s.sendBytes(TopicCatalogue.MODEL_UPDATES, "bundle|" + version, null);
  }

  private static void spoilBundle(RecordedStream s) {
    List<StoredRecord> updates = s.topics.of(TopicCatalogue.MODEL_UPDATES);
    StoredRecord chunk = updates.get(0);
    updates.set(
        0,
        new StoredRecord(
            chunk.offset(), chunk.timestamp(), chunk.key(), Optional.empty(), Map.of()));
  }
}
