package dev.foretaste.oracle;

import dev.foretaste.orders.OrderEvent;
import dev.foretaste.schema.OrderLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a customer ordered, forgetting nothing. Mutable, not thread-safe. */
final class OrderHistory {
  private static final int CAPACITY = 256;
  private static final int RECENT = 3;

  /** One of the latest orders with what it has now. */
  record RecentBasket(HistoricOrder order, Map<String, Integer> quantities) {}

  private final List<HistoricOrder> orders = new ArrayList<>();
  private final Map<String, ItemHistory> items = new HashMap<>();
  private final List<RecentBasket> baskets = new ArrayList<>();
  private boolean everBeyondCapacity;

  void add(HistoryEvent event) {
    if (event instanceof HistoryEvent.Rated rated) {
      rate(rated.orderId(), rated.rating());
    } else if (event instanceof HistoryEvent.Ordered ordered) {
      OrderEvent what = ordered.event();
      if (what instanceof OrderEvent.Placed placed) {
        place(
            what.orderId(),
            placed.order().getStoreId(),
            what.eventTime(),
            placed.order().getLines());
      } else if (what instanceof OrderEvent.Amended amended) {
        correct(what.orderId(), HistoricOrder.quantities(amended.amendment().getLines()));
      } else {
        correct(what.orderId(), Map.of());
      }
    }
    items.values().removeIf(item -> !item.known());
    everBeyondCapacity |= items.size() > CAPACITY;
  }

  private void place(String orderId, String storeId, long time, List<OrderLine> lines) {
    Map<String, Integer> quantities = HistoricOrder.quantities(lines);
    int repeats = (int) quantities.keySet().stream().filter(items::containsKey).count();
    boolean late = orders.stream().anyMatch(earlier -> earlier.time() > time);
    HistoricOrder order =
        new HistoricOrder(orders.size() + 1, orderId, storeId, time, repeats, quantities);
    orders.add(order);
    quantities.forEach((item, quantity) -> item(item).mention(order, quantity));
    if (!late) {
      baskets.add(new RecentBasket(order, quantities));
      if (baskets.size() > RECENT) {
        baskets.remove(0);
      }
    }
  }

  private void correct(String orderId, Map<String, Integer> quantities) {
    for (int b = 0; b < baskets.size(); b++) {
      HistoricOrder order = baskets.get(b).order();
      if (order.id().equals(orderId)) {
        baskets.get(b).quantities().keySet().stream()
            .filter(item -> !quantities.containsKey(item))
            .forEach(item -> item(item).mention(order, 0));
        quantities.forEach((item, quantity) -> item(item).mention(order, quantity));
        if (quantities.isEmpty()) {
          baskets.remove(b);
        } else {
          baskets.set(b, new RecentBasket(order, new LinkedHashMap<>(quantities)));
        }
        return;
      }
    }
  }

  private void rate(String orderId, int rating) {
    baskets.stream()
        .filter(basket -> basket.order().id().equals(orderId))
        .findFirst()
        .ifPresent(basket -> basket.quantities().keySet().forEach(id -> item(id).rate(rating)));
  }

  private ItemHistory item(String itemId) {
    return items.computeIfAbsent(itemId, id -> new ItemHistory());
  }

  /** Whether more items were known at some time than production keeps. */
  boolean everBeyondCapacity() {
    return everBeyondCapacity;
  }

  List<HistoricOrder> orders() {
    return orders;
  }

  /** The items that an order that counts has. */
  Map<String, ItemHistory> items() {
    return items;
  }

  /** The latest orders in time, oldest first; at most three. */
  List<RecentBasket> baskets() {
    return baskets;
  }

  /** Items of the latest order; none when there is none that counts. */
  Set<String> latestBasket() {
    return baskets.isEmpty() ? Set.of() : baskets.get(baskets.size() - 1).quantities().keySet();
  }
}
