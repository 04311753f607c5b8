package dev.foretaste.topology;

import static dev.foretaste.topology.Orders.HOUR;
import static dev.foretaste.topology.Orders.MORNING;
import static dev.foretaste.topology.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.ShadowOutcome;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final int EVERYBODY = 1_000;
  private static final int SCHEMA_ID_BYTES = 5;
  private static final List<TopicSpec> SERVED =
      List.of(
          TopicCatalogue.PREDICTIONS,
          TopicCatalogue.PREDICTION_OUTCOMES,
          TopicCatalogue.TRAINING_EXAMPLES,
          TopicCatalogue.CUSTOMER_PREFERENCES,
          TopicCatalogue.ORDERS_DLQ);

  private final StreamUnderTest stream = new StreamUnderTest();

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void shouldServeTheSameBytesWithAndWithoutAShadow() {
    List<List<byte[]>> alone = servedWith(quiet -> {});
    List<List<byte[]>> beside =
        servedWith(shadowed -> start(shadowed, experiment("e1", ExperimentKind.SHADOW, "v2")));

    assertThat(beside).usingRecursiveComparison().isEqualTo(alone);
    assertThat(alone.get(0)).hasSizeGreaterThan(20);
  }

  @Test
  void shouldSettleTheShadowApartAndBesideTheChampion() {
    models();
    start(stream, experiment("e1", ExperimentKind.SHADOW, "v2"));
    place("ann", "o1", 0, "margherita");
    place("ann", "o2", 1, "tiramisu");

    ShadowOutcome shadow = this.<ShadowOutcome>all(TopicCatalogue.SHADOW_OUTCOMES).get(0);
    PredictionOutcome served =
        this.<PredictionOutcome>all(TopicCatalogue.PREDICTION_OUTCOMES).get(0);

    assertThat(shadow.getExperiment()).isEqualTo("e1");
    assertThat(shadow.getOutcome().getModelVersion()).isEqualTo("v2");
    assertThat(shadow.getOutcome().getPredictionId()).isEqualTo(served.getPredictionId());
    assertThat(shadow.getOutcome().getRecallAt10()).as("v2 knows tiramisu").isEqualTo(1);
    assertThat(shadow.getChampionVersion()).isEqualTo("v1");
    assertThat(shadow.getChampionRecallAt10()).isEqualTo(served.getRecallAt10()).isZero();
    assertThat(served.getExperiment()).isEmpty();
    assertThat(stream.metric("foretaste_shadow_outcomes_total")).isEqualTo(1);
  }

  @Test
  void shouldLeavePredictionsOutThatAreOlderThanTheExperiment() {
    models();
    place("ann", "o1", 0, "margherita");
    start(stream, experiment("e1", ExperimentKind.SHADOW, "v2"));
    place("ann", "o2", 1, "tiramisu");

    assertThat(all(TopicCatalogue.SHADOW_OUTCOMES)).isEmpty();

    place("ann", "o3", 2, "tiramisu");

    assertThat(all(TopicCatalogue.SHADOW_OUTCOMES)).hasSize(1);
  }

  @Test
  void shouldKeepWhatWasOffTheMenuFromTheShadowToo() {
    models();
    start(stream, experiment("e1", ExperimentKind.SHADOW, "v1"));
    stream.offer("diavola", false);
    place("ann", "o1", 0, "margherita");
    stream.offer("diavola", true);
    place("ann", "o2", 1, "diavola");

    ShadowOutcome shadow = this.<ShadowOutcome>all(TopicCatalogue.SHADOW_OUTCOMES).get(0);
    assertThat(shadow.getOutcome().getRecallAt10()).isZero();
  }

  @Test
  void shouldGiveEachArmItsModelAndNameTheArmInOutcomes() {
    models();
    start(stream, experiment("ab", ExperimentKind.AB, "v2", 500));
    for (int customer = 0; customer < 40; customer++) {
      place("c" + customer, "first-" + customer, 0, "margherita");
      place("c" + customer, "second-" + customer, 1, "margherita");
    }

    List<OrderPrediction> predictions = all(TopicCatalogue.PREDICTIONS);
    List<PredictionOutcome> outcomes = all(TopicCatalogue.PREDICTION_OUTCOMES);
    assertThat(predictions)
        .extracting(OrderPrediction::getModelVersion)
        .containsOnly("v1", "v2")
        .contains("v1", "v2");
    assertThat(outcomes)
        .hasSize(40)
        .allSatisfy(
            outcome ->
                assertThat(tuple(outcome.getExperiment(), outcome.getArm()))
                    .isEqualTo(
                        tuple(
                            "ab",
                            outcome.getModelVersion().equals("v2") ? "challenger" : "champion")));
    assertThat(all(TopicCatalogue.SHADOW_OUTCOMES)).isEmpty();
  }

  @Test
  void shouldOfferTheBaselineScorerAsControlArm() {
    models();
    start(stream, experiment("ab", ExperimentKind.AB, "baseline"));
    place("ann", "o1", 0, "margherita");

    OrderPrediction prediction = this.<OrderPrediction>all(TopicCatalogue.PREDICTIONS).get(0);
    assertThat(prediction.getModelVersion()).isEqualTo("v1+baseline");
    assertThat(prediction.getScorer()).isEqualTo("baseline");
  }

  @Test
  void shouldJournalTheStartAndTheEndOnce() {
    models();
    Experiment experiment = experiment("e1", ExperimentKind.AB, "v2");
    start(stream, experiment);
    place("ann", "o1", 0, "margherita");
    place("ann", "o2", 1, "margherita");
    end(experiment);
    place("ann", "o3", 2, "margherita");
    place("ann", "o4", 3, "margherita");

    List<JournalEntry> journal =
        this.<JournalEntry>all(TopicCatalogue.INPUT_JOURNAL).stream()
            .filter(entry -> entry.getKind() == JournalKind.EXPERIMENT)
            .toList();
    assertThat(journal)
        .extracting(JournalEntry::getNextOffset, JournalEntry::getModelVersion)
        .containsExactly(tuple(0L, "v2"), tuple(2L, null));
    assertThat(journal.get(0).getExperiment()).isEqualTo(experiment);
    assertThat(journal.get(1).getExperiment()).isNull();
    assertThat(this.<OrderPrediction>all(TopicCatalogue.PREDICTIONS))
        .extracting(OrderPrediction::getModelVersion)
        .containsExactly("v2", "v2", "v1", "v1");
  }

  @Test
  void shouldEndAnExperimentWhenAnotherStarts() {
    models();
    Experiment first = experiment("e1", ExperimentKind.AB, "v2");
    start(stream, first);
    place("ann", "o1", 0, "margherita");
    start(stream, experiment("e2", ExperimentKind.SHADOW, "v2"));
    end(first);
    place("ann", "o2", 1, "margherita");
    place("ann", "o3", 2, "margherita");

    assertThat(this.<OrderPrediction>all(TopicCatalogue.PREDICTIONS))
        .extracting(OrderPrediction::getModelVersion)
        .containsExactly("v2", "v1", "v1");
    assertThat(this.<ShadowOutcome>all(TopicCatalogue.SHADOW_OUTCOMES))
        .extracting(ShadowOutcome::getExperiment)
        .containsExactly("e2");
  }

  @Test
  void shouldGoOnWithTheChampionWhenTheChallengerIsNotThere() {
    models();
    start(stream, experiment("e1", ExperimentKind.AB, "v9"));
    place("ann", "o1", 0, "margherita");
    place("ann", "o2", 1, "margherita");

    assertThat(this.<OrderPrediction>all(TopicCatalogue.PREDICTIONS))
        .extracting(OrderPrediction::getModelVersion)
        .containsExactly("v1", "v1");
    assertThat(stream.metric("foretaste_bundles_refused_total")).isEqualTo(1);
  }

  private static List<List<byte[]>> servedWith(Consumer<StreamUnderTest> beside) {
    try (StreamUnderTest stream = new StreamUnderTest()) {
      models(stream);
      beside.accept(stream);
      for (int round = 0; round < 4; round++) {
        for (int customer = 0; customer < 6; customer++) {
          String item = (round + customer) % 2 == 0 ? "margherita" : "tiramisu";
          place(stream, "c" + customer, "o-" + round + "-" + customer, round, item);
        }
      }
      List<List<byte[]>> served = new ArrayList<>();
      for (TopicSpec topic : SERVED) {
        served.add(stream.readBytes(topic).stream().map(ExperimentTest::content).toList());
      }
      return served;
    }
  }

  /** The bytes without the id that the registry happened to give the schema. */
  private static byte[] content(TestRecord<byte[], byte[]> record) {
    return Arrays.copyOfRange(record.value(), SCHEMA_ID_BYTES, record.value().length);
  }

  private void models() {
    models(stream);
  }

  private static void models(StreamUnderTest stream) {
    stream.publish(Bundles.baseline("v1", "diavola", "funghi"));
    stream.publish(Bundles.baseline("v2", "tiramisu", "cola"));
    stream.crown("v1");
  }

  private static Experiment experiment(String id, ExperimentKind kind, String challenger) {
    return experiment(id, kind, challenger, EVERYBODY);
  }

  private static Experiment experiment(
      String id, ExperimentKind kind, String challenger, int perMille) {
    return new Experiment(id, kind, challenger, perMille, "salt", "test", 0L, null, "");
  }

  private static void start(StreamUnderTest stream, Experiment experiment) {
    String key = "experiment|" + experiment.getId();
    stream.send(TopicCatalogue.MODEL_UPDATES, key, experiment, 0);
  }

  private void end(Experiment experiment) {
    start(stream, Experiment.newBuilder(experiment).setEndedAt(1L).setEndReason("over").build());
  }

  private void place(String customer, String order, int hour, String... items) {
    place(stream, customer, order, hour, items);
  }

  private static void place(
      StreamUnderTest stream, String customer, String order, int hour, String... items) {
    long time = MORNING + hour * HOUR;
    stream.send(TopicCatalogue.ORDERS, customer, order(customer, order, time, items), time);
  }

  private <T extends SpecificRecord> List<T> all(TopicSpec topic) {
    return stream.<T>read(topic).stream().map(TestRecord::value).toList();
  }
}
