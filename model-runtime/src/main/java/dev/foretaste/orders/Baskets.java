package dev.foretaste.orders;

import dev.foretaste.schema.BasketLine;
import dev.foretaste.schema.OrderLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns order lines into baskets. */
public final class Baskets {
  private Baskets() {}

  /** The distinct items in the sequence of their first line, quantities summed over the lines. */
  public static List<BasketLine> of(List<OrderLine> lines) {
    Map<String, Integer> quantities = new LinkedHashMap<>();
    for (OrderLine line : lines) {
      quantities.merge(line.getItemId(), line.getQuantity(), Integer::sum);
    }
    List<BasketLine> basket = new ArrayList<>(quantities.size());
    quantities.forEach((item, quantity) -> basket.add(new BasketLine(item, quantity)));
    return basket;
  }
}
