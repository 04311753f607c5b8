package dev.foretaste.topology;

import static dev.foretaste.topology.Orders.HOUR;
import static dev.foretaste.topology.Orders.MORNING;
import static dev.foretaste.topology.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.topics.TopicCatalogue;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsentTest {
  private final StreamUnderTest stream = new StreamUnderTest();

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void shouldPredictForACustomerWithoutConsentButNotLearnForOthers() {
    place(1, false);
    place(2, false);

    assertThat(stream.<OrderPrediction>read(TopicCatalogue.PREDICTIONS)).hasSize(2);
    assertThat(values()).isEmpty();
  }

  @Test
  void shouldTakeExamplesBackOnceWhenConsentEnds() {
    place(1, true);
    place(2, true);
    assertThat(values()).hasSize(1);

    place(3, false);
    place(4, false);

    List<TestRecord<String, TrainingExample>> records =
        stream.read(TopicCatalogue.TRAINING_EXAMPLES);
    assertThat(records).hasSize(TrainingExamples.SLOTS).allMatch(gone -> gone.value() == null);
    assertThat(records).extracting(TestRecord::key).contains("ann|2");
  }

  @Test
  void shouldLearnAgainWhenConsentIsGivenAgain() {
    place(1, true);
    place(2, false);
    place(3, true);
    place(4, true);

    assertThat(values()).extracting(TrainingExample::getOrderNumber).containsExactly(3, 4);
  }

  private List<TrainingExample> values() {
    return stream.<TrainingExample>read(TopicCatalogue.TRAINING_EXAMPLES).stream()
        .map(TestRecord::value)
        .filter(example -> example != null)
        .toList();
  }

  private void place(int number, boolean consent) {
    long at = MORNING + number * HOUR;
    OrderPlaced order = order("ann", "o" + number, at, "margherita");
    order.setConsent(consent);
    stream.send(TopicCatalogue.ORDERS, "ann", order, at);
  }
}
