package dev.foretaste.api.openapi;

import dev.foretaste.api.json.BatchReader;
import dev.foretaste.orders.OrderValidator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON schemas of what clients send. */
final class Schemas {
  private static final Map<String, Object> TEXT = Map.of("type", "string");
  private static final Map<String, Object> FLAG = Map.of("type", "boolean");
  private static final Map<String, Object> ID =
      Map.of("type", "string", "minLength", 1, "maxLength", OrderValidator.MAX_ID_LENGTH);
  private static final Map<String, Object> TIME = Map.of("type", "string", "format", "date-time");
  private static final Map<String, Object> MONTH =
      Map.of("type", "string", "pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$");
  private static final Map<String, Object> CURRENCY =
      Map.of("type", "string", "pattern", "^[A-Z]{3}$");

  private static final Map<String, Object> LINE =
      object(
          List.of("itemId", "quantity", "unitPrice"),
          "itemId",
          ID,
          "size",
          TEXT,
          "quantity",
          number(1, OrderValidator.MAX_QUANTITY),
          "unitPrice",
          number(0, Long.MAX_VALUE));
  private static final Map<String, Object> ORDER =
      object(
          List.of("orderId", "customerId", "storeId", "channel", "eventTime", "currency", "lines"),
          "orderId",
          ID,
          "customerId",
          ID,
          "storeId",
          ID,
          "channel",
          TEXT,
          "eventTime",
          TIME,
          "currency",
          CURRENCY,
          "lines",
          array(LINE, OrderValidator.MAX_LINES),
          "consent",
          FLAG);

  private static final Map<String, Map<String, Object>> PARAMETERS =
      Map.ofEntries(
          Map.entry("k", number(1, 20)),
          Map.entry("hours", number(1, 720)),
          Map.entry("horizon", number(1, 168)),
          Map.entry("limit", number(1, 20)),
          Map.entry("cursor", number(1, Integer.MAX_VALUE)),
          Map.entry("wait", number(0, 10_000)),
          Map.entry("maxLag", number(0, 1_000_000_000)),
          Map.entry("at", TIME),
          Map.entry("after", Map.of("type", "string", "pattern", "^[0-9]{1,9}:[0-9]{1,18}$")),
          Map.entry("committed", FLAG),
          Map.entry("explain", FLAG),
          Map.entry("lang", Map.of("enum", List.of("en", "ru"))),
          Map.entry("from", MONTH),
          Map.entry("to", MONTH),
          Map.entry("relation", Map.of("enum", List.of("together", "next", "later"))));

  private static final Map<Route, Map<String, Object>> BODIES =
      Map.of(
          new Route("POST", "/v1/orders"), ORDER,
          new Route("POST", "/v1/orders/batch"),
              object(List.of("orders"), "orders", array(ORDER, BatchReader.MAX_ENTRIES)),
          new Route("POST", "/v1/predictions/batch"),
              object(List.of("customerIds"), "customerIds", array(ID, BatchReader.MAX_ENTRIES)),
          new Route("POST", "/v1/customers/{id}/rank"),
              object(
                  List.of(),
                  "items",
                  array(ID, 200),
                  "basket",
                  array(ID, 200),
                  "store",
                  ID,
                  "channel",
                  ID,
                  "at",
                  TIME,
                  "k",
                  number(1, 20)),
          new Route("POST", "/v1/feedback"),
              object(
                  List.of("feedbackId", "customerId", "eventTime"),
                  "feedbackId",
                  ID,
                  "customerId",
                  ID,
                  "orderId",
                  ID,
                  "predictionId",
                  TEXT,
                  "rating",
                  number(1, 5),
                  "sentiment",
                  Map.of("enum", List.of("negative", "neutral", "positive")),
                  "eventTime",
                  TIME),
          new Route("PUT", "/v1/menu/{itemId}"),
              object(
                  List.of("name"),
                  "name",
                  TEXT,
                  "category",
                  TEXT,
                  "available",
                  FLAG,
                  "price",
                  number(0, Long.MAX_VALUE),
                  "currency",
                  CURRENCY));

  private Schemas() {}

  /** Of a query parameter, the same wherever it is taken. */
  static Map<String, Object> parameter(String name) {
    return PARAMETERS.getOrDefault(name, ID);
  }

  /** Of a parameter in a path. */
  static Map<String, Object> id() {
    return ID;
  }

  /** Of the body that an endpoint takes; any object where nothing more is known. */
  static Map<String, Object> body(Route route) {
    return BODIES.getOrDefault(route, Map.of("type", "object"));
  }

  /** Of a problem document (RFC 9457). */
  static Map<String, Object> problem() {
    Map<String, Object> fault =
        Map.of("type", "object", "properties", Map.of("field", TEXT, "detail", TEXT));
    return Map.of(
        "type",
        "object",
        "required",
        List.of("type", "title", "status", "detail"),
        "properties",
        Map.of(
            "type", TEXT,
            "title", TEXT,
            "status", number(400, 599),
            "detail", TEXT,
            "field", TEXT,
            "errors", Map.of("type", "array", "items", fault)));
  }

  private static Map<String, Object> number(long from, long to) {
    return Map.of("type", "integer", "minimum", from, "maximum", to);
  }

  private static Map<String, Object> array(Map<String, Object> items, int atMost) {
    return Map.of("type", "array", "items", items, "minItems", 1, "maxItems", atMost);
  }

  private static Map<String, Object> object(List<String> required, Object... properties) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (int i = 0; i < properties.length; i += 2) {
      named.put((String) properties[i], properties[i + 1]);
    }
    return Map.of(
        "type", "object", "required", required, "properties", named, "additionalProperties", false);
  }
}
