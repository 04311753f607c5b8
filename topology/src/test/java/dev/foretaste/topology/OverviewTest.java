package dev.foretaste.topology;

import static dev.foretaste.topology.Orders.HOUR;
import static dev.foretaste.topology.Orders.MORNING;
import static dev.foretaste.topology.Orders.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.QualitySums;
import dev.foretaste.schema.SoldOrder;
import dev.foretaste.schema.SoldOrders;
import dev.foretaste.timing.OrderDays;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.demand.DemandPart;
import dev.foretaste.topology.state.StateStores;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverviewTest {
  private static final long DAY = 24 * HOUR;

  @Test
  void shouldSumQualityUpByVersionAndHour() {
    try (StreamUnderTest stream = new StreamUnderTest()) {
      place(stream, "ann", "o1", MORNING, "margherita");
      place(stream, "ann", "o2", MORNING + 1, "margherita");
      place(stream, "ann", "o3", MORNING + 2, "cola");
      place(stream, "ann", "o4", MORNING + HOUR, "cola", "tea");

      Map<String, QualitySums> kept = stream.windows(StateStores.QUALITY);

      assertThat(kept.keySet())
          .containsExactly("v0 " + MORNING / HOUR * HOUR, "v0 " + (MORNING / HOUR + 1) * HOUR);
      QualitySums first = kept.get("v0 " + MORNING / HOUR * HOUR);
      assertThat(first.getOrders()).isEqualTo(2);
      assertThat(first.getHits()).isEqualTo(1);
      assertThat(first.getRecallSum()).isEqualTo(1);
    }
  }

  @Test
  void shouldNoteWhatWasSoldOnWhichDay() {
    try (StreamUnderTest stream = new StreamUnderTest()) {
      place(stream, "ann", "o1", MORNING, "margherita");
      place(stream, "ann", "o2", MORNING + 1, "margherita", "cola");
      place(stream, "ann", "o3", MORNING + DAY, "margherita");

      long day = MORNING / DAY;
      assertThat(stream.<SoldOrders>contents(StateStores.RECENT_SALES).values())
          .containsExactly(
              new SoldOrders(
                  1L,
                  List.of(
                      new SoldOrder(day, "store-1", List.of("margherita", "cola")),
                      new SoldOrder(day + 1, "store-1", List.of("margherita")))));
    }
  }

  @Test
  void shouldCountEachCustomerOnceHoweverOftenTheyOrder() {
    try (StreamUnderTest stream = new StreamUnderTest()) {
      place(stream, "ann", "o1", MORNING, "margherita");
      place(stream, "bob", "o1", MORNING, "cola");
      assertThat(demand(stream).complete()).isFalse();
      stream.pass(Duration.ofSeconds(1));
      place(stream, "ann", "o2", MORNING + HOUR, "tea");
      place(stream, "carl", "o1", MORNING, "cola");

      assertThat(demand(stream).complete()).isTrue();
      assertThat(demand(stream).untimed()).isEqualTo(3);
      assertThat(demand(stream).hours().stream().mapToLong(Long::longValue).sum()).isEqualTo(4);
    }
  }

  private static DemandPart demand(StreamUnderTest stream) {
    return stream.demand.read(Optional.of("store-1"), OrderDays.dayOf(MORNING), 2).get(0);
  }

  private static void place(
      StreamUnderTest stream, String customer, String orderId, long at, String... items) {
    stream.send(TopicCatalogue.ORDERS, customer, order(customer, orderId, at, items), at);
  }
}
