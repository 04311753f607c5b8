package dev.foretaste.cli.orders;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the baskets of one customer after another from a JSON parser and skips malformed ones. */
final class BasketParser {
  private final JsonParser parser;
  private final BadLines badLines;
  private final OrderPlace place;
  private final Map<String, String> itemIds = new HashMap<>();

  BasketParser(JsonParser parser, BadLines badLines, OrderPlace place) {
    this.parser = parser;
    this.badLines = badLines;
    this.place = place;
  }

  /**
   * Reads the value of the current field; none of its baskets is in the result if its name is bad.
   */
  List<PlacedBasket> readCustomer(String customer) throws IOException, OrderFileException {
    JsonLocation at = parser.currentTokenLocation();
    List<PlacedBasket> baskets = new ArrayList<>();
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      report(at, "a customer's value must be a list of baskets, [[item, ...], ...]");
      return baskets;
    }
    try {
      Fields.text("customer", customer, Fields.MAX_CUSTOMER);
    } catch (BadFieldException e) {
      parser.skipChildren();
      report(at, e.getMessage());
      return baskets;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      readBasket(baskets);
    }
    return baskets;
  }

  private void readBasket(List<PlacedBasket> baskets) throws IOException, OrderFileException {
    JsonLocation at = parser.currentTokenLocation();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      report(at, "a basket must be a list of items, [item, ...]");
      return;
    }
    Map<String, Integer> quantities = new LinkedHashMap<>();
    String fault = "";
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      try {
        quantities.merge(itemId(), 1, Integer::sum);
      } catch (BadFieldException e) {
        fault = e.getMessage();
      }
    }
    if (fault.isEmpty()) {
      fault = faultOf(quantities);
    }
    if (fault.isEmpty()) {
      baskets.add(new PlacedBasket(place, lines(quantities)));
    } else {
      report(at, fault);
    }
  }

  private String itemId() throws IOException, BadFieldException {
    if (parser.currentToken().isNumeric() || parser.currentToken() == JsonToken.VALUE_STRING) {
      String item = Fields.text("item", parser.getText(), Fields.MAX_ID);
      return itemIds.computeIfAbsent(item, id -> id);
    }
    parser.skipChildren();
    throw new BadFieldException("an item must be a number or a string");
  }

  private static String faultOf(Map<String, Integer> quantities) {
    if (quantities.isEmpty()) {
      return "the basket is empty";
    }
    if (quantities.size() > Fields.MAX_LINES) {
      return "the basket has more than " + Fields.MAX_LINES + " different items";
    }
    boolean tooMany = quantities.values().stream().anyMatch(count -> count > Fields.MAX_QUANTITY);
    return tooMany ? "the basket names an item more than " + Fields.MAX_QUANTITY + " times" : "";
  }

  private static List<DraftLine> lines(Map<String, Integer> quantities) {
    return quantities.entrySet().stream()
        .map(entry -> new DraftLine(entry.getKey(), "", entry.getValue(), 0))
        .toList();
  }

  private void report(JsonLocation at, String reason) throws OrderFileException {
    badLines.report(at.getLineNr(), at.getColumnNr(), reason);
  }
}
