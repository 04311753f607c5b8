package dev.foretaste.api;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.time.Instant;
import java.util.Arrays;

/** Orders for tests. */
final class Orders {
  private Orders() {}

  static OrderPlaced order(String customer, String id, String time, String... items) {
    return new OrderPlaced(
        id,
        customer,
        "store-1",
        "web",
        Instant.parse(time).toEpochMilli(),
        "EUR",
        Arrays.stream(items).map(item -> new OrderLine(item, null, 2, 950L)).toList(),
        true);
  }

  /** The same as {@link #order}, as clients send it. */
  static String json(String customer, String id, String time, String item) {
    return """
        {"orderId": "%s", "customerId": "%s", "storeId": "store-1", "channel": "web",
         "eventTime": "%s", "currency": "EUR",
         "lines": [{"itemId": "%s", "quantity": 2, "unitPrice": 950}]}
        """
        .formatted(id, customer, time, item);
  }
}
