package dev.foretaste.topology;

import static dev.foretaste.topology.LiveStream.awaitThat;
import static dev.foretaste.topology.Orders.HOUR;
import static dev.foretaste.topology.Orders.MORNING;
import static dev.foretaste.topology.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.embedded.EmbeddedBroker;
import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.RankedItem;
import dev.foretaste.topics.DeadLetterHeaders;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.query.CustomerLookup;
import dev.foretaste.topology.query.Lookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionServiceTest {
  private static EmbeddedBroker broker;

  @TempDir Path state;
  private LiveStream stream;

  @BeforeAll
  static void startBroker(@TempDir Path directory) {
    broker = EmbeddedBroker.start(directory, 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void makeTopics() {
    stream = new LiveStream(broker.bootstrapServers());
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void shouldAnswerQueriesWithTheStandingPrediction() {
    try (PredictionService service = stream.start(state)) {
      stream.place(order("ann", "o1", MORNING, "margherita"));

      awaitThat(() -> service.customers().find("ann") instanceof CustomerLookup.Found);
      CustomerLookup.Found ann = (CustomerLookup.Found) service.customers().find("ann");
      assertThat(ann.state().getStanding().getOrderId()).isEqualTo("o1");
      assertThat(service.customers().find("nobody")).isInstanceOf(CustomerLookup.Unknown.class);
    }
  }

  @Test
  void shouldTellAStandingPredictionAloneOnlyWhereItsOrdersAreProcessed(@TempDir Path otherState) {
    PredictionService service = stream.start(state);
    try (service) {
      stream.place(order("ann", "o1", MORNING, "margherita"));
      awaitThat(() -> service.customers().standing("ann").isPresent());
      assertThat(service.customers().standing("ann"))
          .isEqualTo(standingOfWholeState(service, "ann"));
      assertThat(service.customers().standing("nobody")).isEmpty();
    }
    assertThat(service.customers().standing("ann")).isEmpty();
    try (PredictionService other = stream.start(otherState)) {
      awaitThat(() -> other.customers().standing("ann").isPresent());
    }
  }

  private static Optional<OrderPrediction> standingOfWholeState(
      PredictionService service, String customerId) {
    return service.customers().find(customerId) instanceof CustomerLookup.Found found
        ? Optional.of(found.state().getStanding())
        : Optional.empty();
  }

  @Test
  void shouldFindPastPredictionsByCustomerAndScoresByOrder() {
    try (PredictionService service = stream.start(state)) {
      stream.place(order("ann", "o1", MORNING, "margherita"));
      stream.place(order("ann", "o2", MORNING + HOUR, "margherita", "cola"));
      stream.place(order("bob", "o2", MORNING, "funghi"));
      stream.place(order("bob", "o3", MORNING + HOUR, "funghi"));

      awaitThat(() -> scores(service, "o2").size() == 1 && scores(service, "o3").size() == 1);
      assertThat(service.histories().find("ann"))
          .isInstanceOfSatisfying(
              Lookup.Found.class,
              found ->
                  assertThat((List<?>) found.value())
                      .extracting(entry -> ((HistoryEntry) entry).getPrediction().getOrderId())
                      .containsExactly("o2", "o1"));
      PredictionOutcome ofAnn = scores(service, "o2").get(0);
      assertThat(ofAnn.getCustomerId()).isEqualTo("ann");
      assertThat(ofAnn.getOrdered()).extracting(item -> item.getRank()).containsExactly(1, 0);
      assertThat(scores(service, "o1")).isEmpty();
    }
  }

  private static List<PredictionOutcome> scores(PredictionService service, String orderId) {
    return service.orderScores().find(orderId)
            instanceof Lookup.Found<List<PredictionOutcome>> found
        ? found.value()
        : List.of();
  }

  @Test
  void shouldSwapAModelWhileOrdersFlowAndJournalIt() {
    try (PredictionService service = stream.start(state)) {
      placeRounds(0, 10);
      stream.awaitPredictions(100);
      stream.publishChampion(Bundles.baseline("v1", "diavola"));
      awaitThat(() -> service.models().view().champion().version().equals("v1"));
      placeRounds(10, 20);

      List<OrderPrediction> predictions = stream.awaitPredictions(200);
      assertThat(predictions).hasSize(200);
      for (OrderPrediction prediction : predictions) {
        String expected = prediction.getOrderNumber() <= 10 ? "v0" : "v1";
        assertThat(prediction.getModelVersion()).isEqualTo(expected);
      }
      List<JournalEntry> journal = stream.committed(TopicCatalogue.INPUT_JOURNAL);
      assertThat(journal).extracting(JournalEntry::getModelVersion).containsOnly("v1");
      assertThat(journal)
          .extracting(JournalEntry::getOrdersPartition)
          .doesNotHaveDuplicates()
          .hasSameSizeAs(partitionsOf(predictions));
    }
  }

  @Test
  void shouldGoOnWhereItStoppedAndRemember() {
    try (PredictionService service = stream.start(state)) {
      stream.publishChampion(Bundles.baseline("v1", "diavola"));
      awaitThat(() -> service.models().view().champion().version().equals("v1"));
      placeRounds(0, 3);
      stream.awaitPredictions(30);
    }
    try (PredictionService service = stream.start(state)) {
      CustomerLookup.Found ann = (CustomerLookup.Found) service.customers().find("customer-0");
      assertThat(ann.state().getPreferences().getOrderCount()).isEqualTo(3);
      placeRounds(3, 4);

      List<OrderPrediction> predictions = stream.awaitPredictions(40);
      assertThat(predictions).hasSize(40);
      assertThat(predictions).extracting(OrderPrediction::getModelVersion).containsOnly("v1");
      List<JournalEntry> journal = stream.committed(TopicCatalogue.INPUT_JOURNAL);
      assertThat(journal).hasSameSizeAs(partitionsOf(predictions));
    }
  }

  @Test
  void shouldBuildOnlyTheChampionAtAStartAndAnyOtherWhenItIsWanted() {
    for (int number = 1; number <= 9; number++) {
      stream.publishChampion(Bundles.baseline("v" + number, "item-of-v" + number));
    }
    try (PredictionService service = stream.start(state)) {
      ModelTimeline.View atStart = service.models().view();
      assertThat(atStart.champion().version()).isEqualTo("v9");
      assertThat(atStart.models()).containsOnlyKeys("v0", "v9");
      placeRounds(0, 1);
      stream.awaitPredictions(10);

      stream.crown("v2");
      awaitThat(() -> service.models().view().championOffset() > atStart.championOffset());
      placeRounds(1, 2);

      assertThat(service.models().find("v5").orElseThrow().tables().itemIds())
          .containsExactly("item-of-v5");
      assertThat(stream.awaitPredictions(20))
          .allSatisfy(
              prediction ->
                  assertThat(prediction.getModelVersion())
                      .isEqualTo(prediction.getOrderNumber() == 1 ? "v9" : "v2"))
          .filteredOn(prediction -> prediction.getOrderNumber() == 2)
          .allSatisfy(
              prediction ->
                  assertThat(prediction.getItems())
                      .extracting(RankedItem::getItemId)
                      .contains("item-of-v2"));
    }
  }

  @Test
  void shouldTakeSectionsThatWerePublishedBeforeItStarted() {
    PackedBundle first = Bundles.baseline("v1", "diavola");
    stream.publishChampion(first);
    try (PredictionService service = stream.start(state)) {
      ModelBundle sharing = ModelBundle.newBuilder(first.manifest()).setVersion("v2").build();
      stream.publishChampion(new PackedBundle(List.of(), sharing));

      awaitThat(() -> service.models().view().champion().version().equals("v2"));
      assertThat(service.models().view().champion().tables().itemIds()).containsExactly("diavola");
    }
  }

  @Test
  void shouldRestoreEverythingFromTheLogWhenItsDirectoryIsLost(@TempDir Path otherState) {
    try (PredictionService service = stream.start(state)) {
      placeRounds(0, 3);
      stream.awaitPredictions(30);
    }
    try (PredictionService service = stream.start(otherState)) {
      CustomerLookup.Found ann = (CustomerLookup.Found) service.customers().find("customer-0");
      assertThat(ann.state().getPreferences().getOrderCount()).isEqualTo(3);
    }
  }

  @Test
  void shouldShareTheWorkBetweenInstancesWithoutLossOrDuplicate(@TempDir Path otherState) {
    try (PredictionService first = stream.start(state)) {
      placeRounds(0, 5);
      try (PredictionService second = stream.start(otherState)) {
        placeRounds(5, 10);
        stream.awaitPredictions(100);
      }
      placeRounds(10, 15);

      List<OrderPrediction> predictions = stream.awaitPredictions(150);
      assertThat(predictions).hasSize(150);
      assertThat(predictions).extracting(OrderPrediction::getPredictionId).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldKeepTheStreamGoingThroughAThousandMalformedRecords() {
    try (PredictionService service = stream.start(state)) {
      byte[] ann = "ann".getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 1_000; i++) {
        stream.sendBytes(TopicCatalogue.ORDERS, ann, new byte[] {(byte) i, 1, 2});
        if (i % 100 == 0) {
          stream.place(order("ann", "o" + i, MORNING + i, "margherita"));
        }
      }

      assertThat(stream.awaitPredictions(10)).hasSize(10);
      awaitThat(() -> stream.committedBytes(TopicCatalogue.ORDERS_DLQ).size() >= 1_000);
      assertThat(stream.committedBytes(TopicCatalogue.ORDERS_DLQ))
          .hasSize(1_000)
          .allMatch(letter -> letter.headers().lastHeader(DeadLetterHeaders.REASON) != null);
      assertThat(service.isRunning()).isTrue();
    }
  }

  @Test
  void shouldTakeTheLargestOrdersThatAreSound() {
    try (PredictionService service = stream.start(state)) {
      for (int number = 0; number < 5; number++) {
        stream.place(order("ann", "o" + number, MORNING + number, longestIds(number)));
      }

      assertThat(stream.awaitPredictions(5)).hasSize(5);
      assertThat(service.isRunning()).isTrue();
    }
  }

  /** A thousand different ids of 200 characters that take three bytes each. */
  private static String[] longestIds(int order) {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> "披".repeat(190) + "%010d".formatted(order * 1_000 + i))
        .toArray(String[]::new);
  }

  /** One order of each of ten customers per round. */
  private void placeRounds(int from, int to) {
    for (int round = from; round < to; round++) {
      for (int customer = 0; customer < 10; customer++) {
        long time = MORNING + round * HOUR;
        stream.place(order("customer-" + customer, "o" + round, time, "item-" + customer, "cola"));
      }
    }
  }

  private static List<Integer> partitionsOf(List<OrderPrediction> predictions) {
    return predictions.stream()
        .map(OrderPrediction::getOrdersPartition)
        .collect(Collectors.toSet())
        .stream()
        .toList();
  }
}
