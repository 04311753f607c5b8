package dev.foretaste.serde;

import dev.foretaste.schema.OrderCancelled;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Orders to write and read. */
final class Orders {

  private Orders() {}

  static OrderPlaced placed() {
    return placed(List.of(new OrderLine("margherita", "L", 2, 1250L)));
  }

  static OrderPlaced placed(List<OrderLine> lines) {
    return new OrderPlaced("o-1", "Zoë", "store-1", "web", 1_700_000_000_000L, "EUR", lines, true);
  }

  static OrderPlaced random(Random random) {
    return placed(Stream.generate(() -> line(random)).limit(random.nextInt(20)).toList());
  }

  static OrderCancelled cancelled() {
    return new OrderCancelled("o-1", "Zoë", 1_700_000_000_001L, null);
  }

  private static OrderLine line(Random random) {
    String item =
        random
            .ints(random.nextInt(60), ' ', 0x2000)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new OrderLine(
        item, random.nextBoolean() ? null : "M", random.nextInt(), random.nextLong());
  }
}
