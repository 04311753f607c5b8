package dev.foretaste.orders;

import static dev.foretaste.fixtures.OrderEvents.amended;
import static dev.foretaste.fixtures.OrderEvents.cancelled;
import static dev.foretaste.fixtures.OrderEvents.line;
import static dev.foretaste.fixtures.OrderEvents.order;
import static dev.foretaste.fixtures.OrderEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderFingerprintTest {

  @Test
  void shouldBeTheSameForTheSameEvent() {
    assertThat(OrderFingerprint.of(placed("o1", 1, "a", "b")))
        .isEqualTo(OrderFingerprint.of(placed("o1", 1, "a", "b")));
  }

  static Stream<Consumer<OrderPlaced>> changes() {
    return Stream.of(
        o -> o.setCustomerId("bob"),
        o -> o.setStoreId("station"),
        o -> o.setChannel("app"),
        o -> o.setEventTime(o.getEventTime() + 1),
        o -> o.setCurrency("USD"),
        o -> o.setLines(List.of(line("a", 1))),
        o -> o.setLines(List.of(line("b", 1), line("a", 1))),
        o -> o.setLines(List.of(line("a", 1), line("b", 2))),
        o -> o.setLines(List.of(line("a", 1), new OrderLine("b", "L", 1, 950L))),
        o -> o.setLines(List.of(line("a", 1), new OrderLine("b", null, 1, 951L))));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void shouldKeepTheIdAndChangeTheContentWithEveryField(Consumer<OrderPlaced> change) {
    OrderPlaced changed = order("o1", 1, "a", "b");

    change.accept(changed);
    OrderFingerprint fingerprint = OrderFingerprint.of(new OrderEvent.Placed(changed));

    OrderFingerprint original = OrderFingerprint.of(placed("o1", 1, "a", "b"));
    assertThat(fingerprint.id()).isEqualTo(original.id());
    assertThat(fingerprint.content()).isNotEqualTo(original.content());
  }

  @Test
  void shouldTellOrdersAndTheirCancellationsApart() {
    assertThat(OrderFingerprint.of(placed("o1", 1, "a")).id())
        .isNotEqualTo(OrderFingerprint.of(cancelled("o1", 1)).id());
  }

  @Test
  void shouldAllowManyAmendmentsOfOneOrder() {
    OrderFingerprint first = OrderFingerprint.of(amended("o1", 2, "a"));
    OrderFingerprint second = OrderFingerprint.of(amended("o1", 3, "b"));

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(first).isEqualTo(OrderFingerprint.of(amended("o1", 2, "a")));
  }
}
