package dev.foretaste.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Values for the JSON schemas of the OpenAPI document: mostly what a schema allows, now and then
 * what it does not. The same seed gives the same values.
 */
final class SchemaFuzz {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of(
          "anna",
          "o-1",
          "margherita",
          "cola",
          "v1",
          "a b",
          "ä/ö",
          "日本",
          "50%",
          "q?x#y",
          "..",
          "%",
          "",
          " ",
          "\u0000",
          "\uFFFD",
          "null",
          "-1",
          "1e9",
          "2026-13-45",
          "\ud83c\udf55",
          "'--",
          "<b>",
          "x".repeat(300));
  private static final List<String> TIMES =
      List.of("2026-01-05T18:30:00Z", "2026-02-28T23:59:59.999+02:00", "1767637800000");
  private static final double FAULT = 0.06;

  private final Random random;

  SchemaFuzz(long seed) {
    random = new Random(seed);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Something to send as a body. */
  byte[] body(JsonNode schema) throws Exception {
    if (chance(FAULT)) {
      byte[] garbage = new byte[random.nextInt(64)];
      random.nextBytes(garbage);
      return garbage;
    }
    byte[] json = new ObjectMapper().writeValueAsBytes(value(schema));
    return chance(FAULT) ? Arrays.copyOf(json, random.nextInt(json.length + 1)) : json;
  }

  /** Something to send as a parameter. */
  String text(JsonNode schema) {
    return value(schema).asText();
  }

  JsonNode value(JsonNode schema) {
    if (chance(FAULT)) {
      return anything(2);
    }
    if (schema.has("enum")) {
      return oneOf(List.of(schema.get("enum").get(0), schema.get("enum").get(1)));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> array(schema);
      case "integer" -> JSON.numberNode(number(schema));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default -> JSON.textNode(string(schema));
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              boolean required = schema.path("required").toString().contains(property.getKey());
              if (chance(required ? 1 - FAULT / 4 : 0.5)) {
                object.set(property.getKey(), value(property.getValue()));
              }
            });
    if (chance(FAULT)) {
      object.set(oneOf(TEXTS), anything(2));
    }
    return object;
  }

  private ArrayNode array(JsonNode schema) {
    ArrayNode array = JSON.arrayNode();
    int size = chance(FAULT / 4) ? schema.path("maxItems").asInt(10) + 1 : random.nextInt(4);
    for (int i = 0; i < size; i++) {
      array.add(value(schema.path("items")));
    }
    return array;
  }

  private long number(JsonNode schema) {
    long from = schema.path("minimum").asLong(0);
    long to = schema.path("maximum").asLong(100);
    return switch (random.nextInt(10)) {
      case 0 -> from;
      case 1 -> to;
      case 2 -> chance(0.5) ? from - 1 : to + 1;
      default -> from + random.nextInt((int) Math.max(1, Math.min(to - from, 100)));
    };
  }

  private String string(JsonNode schema) {
    String pattern = schema.path("pattern").asText();
    if (schema.path("format").asText().equals("date-time")) {
      return oneOf(TIMES);
    }
    if (pattern.contains(":")) {
      return random.nextInt(4) + ":" + random.nextInt(3);
    }
    if (pattern.contains("A-Z")) {
      return "EUR";
    }
    return pattern.isEmpty() ? oneOf(TEXTS.subList(0, chance(0.8) ? 8 : TEXTS.size())) : "2026-01";
  }

  private JsonNode anything(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.numberNode(random.nextLong());
      case 2 -> JSON.numberNode(random.nextGaussian() * 1e12);
      case 3 -> JSON.booleanNode(random.nextBoolean());
      case 4, 5 -> JSON.textNode(oneOf(TEXTS));
      case 6 -> JSON.arrayNode().add(anything(depth - 1));
      default -> JSON.objectNode().set(oneOf(TEXTS), anything(depth - 1));
    };
  }
}
