package dev.foretaste.topology;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.Arrays;

/** Builds orders for tests. */
final class Orders {
  static final long MORNING = 1_700_000_000_000L;
  static final long HOUR = 3_600_000L;

  private Orders() {}

  static OrderPlaced order(String customer, String order, long eventTime, String... items) {
    return new OrderPlaced(
        order,
        customer,
        "store-1",
        "web",
        eventTime,
        "EUR",
        Arrays.stream(items).map(item -> new OrderLine(item, null, 1, 990L)).toList(),
        true);
  }
}
