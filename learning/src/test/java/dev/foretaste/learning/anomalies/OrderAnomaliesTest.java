package dev.foretaste.learning.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.DriftEvent;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Twelve orders an hour, from three stores, by day and by night. */
class OrderAnomaliesTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = 24 * HOUR;
  private static final int PER_HOUR = 12;

  private final OrderAnomalies anomalies = new OrderAnomalies(AnomalySettings.standard());
  private final List<DriftEvent> events = new ArrayList<>();

  @Test
  void shouldFindNothingInAQuietMonth() {
    usual(0, 30 * DAY);

    assertThat(events).isEmpty();
  }

  @Test
  void shouldTellWhenOrdersStayAwayAndWhenTheyAreBack() {
    usual(0, 14 * DAY);
    usual(14 * DAY + HOUR, 15 * DAY);

    assertThat(events).extracting(DriftEvent::getKind).containsExactly("volume", "volume");
    assertThat(events).extracting(DriftEvent::getState).containsExactly("raised", "cleared");
    assertThat(events.get(0).getValue()).isEqualTo(0);
    assertThat(events.get(0).getWindowFrom()).isEqualTo(14 * DAY);
    assertThat(events.get(0).getMessage()).isEqualTo("0 orders where about 12 are usual");
  }

  @Test
  void shouldTellOfARush() {
    usual(0, 14 * DAY);
    for (int i = 0; i < 60; i++) {
      order(14 * DAY + i, "store-" + i % 3, "tea", 300);
    }
    usual(14 * DAY + HOUR, 14 * DAY + 3 * HOUR);

    assertThat(events).extracting(DriftEvent::getKind).containsOnly("volume");
    assertThat(events.get(0).getValue()).isEqualTo(60);
  }

  @Test
  void shouldTellOfAPriceThatIsNotTheUsualOne() {
    usual(0, 2 * DAY);
    order(2 * DAY, "store-0", "tea", 30_000);
    usual(2 * DAY, 2 * DAY + 3 * HOUR);

    assertThat(events).extracting(DriftEvent::getKind).containsExactly("price", "price");
    assertThat(events.get(0).getSubject()).isEqualTo("tea EUR");
    assertThat(events.get(0).getValue()).isEqualTo(30_000);
    assertThat(events.get(1).getState()).isEqualTo("cleared");
  }

  @Test
  void shouldGetUsedToANewPrice() {
    usual(0, 2 * DAY);
    for (long time = 2 * DAY; time < 20 * DAY; time += HOUR / PER_HOUR) {
      order(time, "store-0", "tea", 900);
    }

    assertThat(events)
        .filteredOn(event -> event.getKind().equals("price"))
        .extracting(DriftEvent::getState)
        .containsExactly("raised", "cleared");
  }

  @Test
  void shouldTellOfItemsThatWereNeverSold() {
    usual(0, 2 * DAY);
    for (int i = 0; i < 6; i++) {
      order(2 * DAY + i, "store-0", "taxi", 100);
    }
    usual(2 * DAY, 2 * DAY + 3 * HOUR);

    assertThat(events)
        .extracting(DriftEvent::getKind)
        .containsExactly("unknown-items", "unknown-items");
    assertThat(events.get(0).getMessage()).endsWith("most often taxi");
    assertThat(events.get(0).getValue()).isEqualTo(6.0 / 18);
  }

  @Test
  void shouldTellOfAStoreThatHasFallenSilent() {
    usual(0, 10 * DAY);
    for (long time = 10 * DAY; time < 11 * DAY; time += HOUR / PER_HOUR) {
      order(time, time / (HOUR / PER_HOUR) % 2 == 0 ? "store-0" : "store-1", "tea", 300);
    }
    usual(11 * DAY, 12 * DAY);

    assertThat(events)
        .extracting(DriftEvent::getKind)
        .containsExactly("silent-store", "silent-store");
    assertThat(events).extracting(DriftEvent::getSubject).containsOnly("store-2");
    assertThat(events.get(0).getWindowTo() - 10 * DAY).as("4 orders an hour").isEqualTo(4 * HOUR);
    assertThat(events.get(1).getState()).isEqualTo("cleared");
  }

  @Test
  void shouldExpectNothingOfALongPauseOfAllOrders() {
    usual(0, 14 * DAY);
    usual(40 * DAY, 44 * DAY);

    assertThat(events).isEmpty();
  }

  @Test
  void shouldLeaveOutWhatComesTooLateForItsWindow() {
    usual(0, 14 * DAY);
    for (int i = 0; i < 100; i++) {
      order(3 * DAY, "store-0", "late", 7);
    }
    usual(14 * DAY, 14 * DAY + 3 * HOUR);

    assertThat(events).isEmpty();
  }

  @Test
  void shouldRefuseAWindowThatDoesNotFitIntoADay() {
    assertThatThrownBy(() -> new AnomalySettings(Duration.ofHours(5), Duration.ZERO))
        .hasMessageContaining("divide a day");
  }

  private void usual(long from, long to) {
    for (long time = from; time < to; time += HOUR / PER_HOUR) {
      order(time, "store-" + time / (HOUR / PER_HOUR) % 3, "tea", 300);
    }
  }

  private void order(long time, String store, String item, long price) {
    events.addAll(
        anomalies.add(
            new OrderPlaced(
                "order",
                "ann",
                store,
                "web",
                time,
                "EUR",
                List.of(new OrderLine(item, null, 1, price)),
                true)));
  }
}
