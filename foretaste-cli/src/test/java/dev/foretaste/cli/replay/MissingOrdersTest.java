package dev.foretaste.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissingOrdersTest {
  private final MissingOrders missing =
      new MissingOrders(
          List.of(
              order("ann", "a3", 30),
              order("ben", "b1", 20),
              order("ann", "a1", 10),
              order("ann", "a2", 10)));

  @Test
  void shouldGiveOutWhatHappenedBeforeAnEventOnceAndInSequence() {
    assertThat(missing.takeBefore("ann", 20)).extracting("orderId").containsExactly("a1", "a2");
    assertThat(missing.takeBefore("ann", 25)).isEmpty();
    assertThat(missing.takeBefore("ann", 31)).extracting("orderId").containsExactly("a3");
  }

  @Test
  void shouldLetTheLogsEventGoFirstAtTheSameTime() {
    assertThat(missing.takeBefore("ben", 20)).isEmpty();
    assertThat(missing.takeBefore("ben", 21)).extracting("orderId").containsExactly("b1");
  }

  @Test
  void shouldKnowNothingOfOthers() {
    assertThat(missing.takeBefore("eve", 100)).isEmpty();
  }

  @Test
  void shouldLeaveTheRestToTheEnd() {
    missing.takeBefore("ann", 20);

    assertThat(missing.left()).extracting("orderId").containsExactly("b1", "a3");
  }

  private static OrderPlaced order(String customer, String id, long time) {
    return new OrderPlaced(
        id, customer, "s", "web", time, "EUR", List.of(new OrderLine("tea", null, 1, 200L)), true);
  }
}
