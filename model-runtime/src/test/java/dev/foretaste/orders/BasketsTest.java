package dev.foretaste.orders;

import static dev.foretaste.fixtures.OrderEvents.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.OrderLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasketsTest {

  @Test
  void shouldSumQuantitiesOverLinesAndSizesInTheSequenceOfFirstAppearance() {
    List<OrderLine> lines =
        List.of(line("b", 2), new OrderLine("a", "S", 1, 5L), new OrderLine("a", "L", 3, 9L));

    assertThat(Baskets.of(lines)).containsExactly(new BasketLine("b", 2), new BasketLine("a", 4));
  }
}
