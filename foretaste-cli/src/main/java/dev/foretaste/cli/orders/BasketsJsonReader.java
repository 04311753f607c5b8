package dev.foretaste.cli.orders;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code {"customer": [[item, ...], ...], ...}}: per customer the baskets, earliest first.
 * Items are numbers or strings and become item ids as they are written; an item that a basket names
 * twice becomes one line with quantity 2. All baskets are held in memory.
 */
final class BasketsJsonReader implements OrderFileReader {
  private static final OrderPlace PLACE = new OrderPlace("store-1", "counter", "USD");

  private final JsonFactory json = new JsonFactory();

  @Override
  public DraftSequence read(Path file, BadLines badLines) throws IOException, OrderFileException {
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = json.createParser(in)) {
      List<CustomerBaskets> customers = readCustomers(parser, badLines);
      return new DraftSequence(
          Interleaving.of(customers),
          false,
          List.of(
              Interleaving.ASSUMPTION,
              "The file has no prices, stores or channels: unit price 0, store \"%s\", channel \"%s\","
                      .formatted(PLACE.store(), PLACE.channel())
                  + " currency %s.".formatted(PLACE.currency())));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
      throw new OrderFileException(place + "not valid JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static List<CustomerBaskets> readCustomers(JsonParser parser, BadLines badLines)
      throws IOException, OrderFileException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new OrderFileException(
          "the file must be one JSON object, {\"customer\": [[item, ...], ...], ...}");
    }
    Map<String, CustomerBaskets> customers = new LinkedHashMap<>();
    BasketParser baskets = new BasketParser(parser, badLines, PLACE);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String customer = parser.currentName();
      List<PlacedBasket> read = baskets.readCustomer(customer);
      if (!read.isEmpty()) {
        customers
            .computeIfAbsent(customer, id -> new CustomerBaskets(id, new ArrayList<>()))
            .baskets()
            .addAll(read);
      }
    }
    if (parser.nextToken() != null) {
      throw new OrderFileException(
          "line "
              + parser.currentTokenLocation().getLineNr()
              + ": the file goes on after its object");
    }
    return List.copyOf(customers.values());
  }
}
