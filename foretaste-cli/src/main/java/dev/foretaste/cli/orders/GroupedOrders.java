package dev.foretaste.cli.orders;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers rows into orders by customer and order id. Time and place of an order are those of its
 * first row; a line that an order already has adds to the quantity of that line.
 */
final class GroupedOrders {
  private final Map<OrderKey, Gathered> orders = new LinkedHashMap<>();

  void add(OrderRow row) throws BadFieldException {
    OrderKey key = new OrderKey(row.customer(), row.order());
    Gathered order = orders.computeIfAbsent(key, k -> new Gathered(row.time(), row.place()));
    order.add(row.line());
  }

  /** All orders in the sequence of their first rows. */
  List<TimedBasket> baskets() {
    return orders.entrySet().stream()
        .map(
            entry ->
                new TimedBasket(
                    entry.getKey().customer(),
                    entry.getKey().order(),
                    entry.getValue().time,
                    entry.getValue().basket()))
        .toList();
  }

  /** The same per customer, customers in the sequence of their first rows. */
  List<CustomerBaskets> byCustomer() {
    Map<String, CustomerBaskets> customers = new LinkedHashMap<>();
    orders.forEach(
        (key, order) ->
            customers
                .computeIfAbsent(key.customer(), id -> new CustomerBaskets(id, new ArrayList<>()))
                .baskets()
                .add(order.basket()));
    return List.copyOf(customers.values());
  }

  private record OrderKey(String customer, String order) {}

  private record LineKey(String item, String size, long unitPrice) {}

  private static final class Gathered {
    private final long time;
    private final OrderPlace place;
    private final Map<LineKey, Integer> quantities = new LinkedHashMap<>();

    Gathered(long time, OrderPlace place) {
      this.time = time;
      this.place = place;
    }

    void add(DraftLine line) throws BadFieldException {
      LineKey key = new LineKey(line.item(), line.size(), line.unitPrice());
      int quantity = quantities.getOrDefault(key, 0) + line.quantity();
      if (quantity > Fields.MAX_QUANTITY) {
        throw new BadFieldException(
            "the order holds more than " + Fields.MAX_QUANTITY + " of one item");
      }
      if (quantities.size() == Fields.MAX_LINES && !quantities.containsKey(key)) {
        throw new BadFieldException("the order has more than " + Fields.MAX_LINES + " lines");
      }
      quantities.put(key, quantity);
    }

    PlacedBasket basket() {
      return new PlacedBasket(
          place,
          quantities.entrySet().stream()
              .map(
                  entry ->
                      new DraftLine(
                          entry.getKey().item(),
                          entry.getKey().size(),
                          entry.getValue(),
                          entry.getKey().unitPrice()))
              .toList());
    }
  }
}
