package dev.foretaste.topology;

import static dev.foretaste.topology.Orders.HOUR;
import static dev.foretaste.topology.Orders.MORNING;
import static dev.foretaste.topology.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.history.HistoryKeys;
import dev.foretaste.topology.state.StateStores;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionHistoryTest {
  @Test
  void shouldKeepTheLatestPredictionsOfEachCustomerAndNoMore() {
    try (StreamUnderTest stream = new StreamUnderTest()) {
      int orders = HistoryKeys.KEPT + 5;
      for (int i = 1; i <= orders; i++) {
        place(stream, "ann", i);
      }
      place(stream, "ann-2", 1);

      Map<String, HistoryEntry> kept = stream.contents(StateStores.PREDICTION_HISTORY);
      assertThat(kept).hasSize(HistoryKeys.KEPT + 1);
      assertThat(
              kept.values().stream()
                  .map(HistoryEntry::getPrediction)
                  .filter(prediction -> prediction != null)
                  .filter(prediction -> prediction.getCustomerId().equals("ann"))
                  .map(prediction -> prediction.getOrderNumber()))
          .hasSize(HistoryKeys.KEPT)
          .allMatch(number -> number > 5 && number <= orders);
    }
  }

  private static void place(StreamUnderTest stream, String customer, int number) {
    long at = MORNING + number * HOUR;
    stream.send(
        TopicCatalogue.ORDERS, customer, order(customer, "o" + number, at, "margherita"), at);
  }
}
