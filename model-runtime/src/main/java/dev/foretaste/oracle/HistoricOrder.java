package dev.foretaste.oracle;

import dev.foretaste.schema.OrderLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An order as it was placed.
 *
 * @param number the how-many-th of the customer, from 1
 * @param id order id
 * @param storeId store
 * @param time event time, ms since 1970-01-01T00:00Z
 * @param repeats how many of its distinct items were known when it was placed
 * @param quantities per distinct item how many, as placed
 */
record HistoricOrder(
    int number,
    String id,
    String storeId,
    long time,
    int repeats,
    Map<String, Integer> quantities) {

  static Map<String, Integer> quantities(List<OrderLine> lines) {
    Map<String, Integer> quantities = new LinkedHashMap<>();
    for (OrderLine line : lines) {
      int before = quantities.getOrDefault(line.getItemId(), 0);
      quantities.put(line.getItemId(), before + line.getQuantity());
    }
    return quantities;
  }
}
