package dev.foretaste.cli.replay;

import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders that a log lacks, until they have found their place in it: before the first event of their
 * customer that happened later, or at the end. Not thread-safe.
 */
final class MissingOrders {
  private final Map<String, Deque<OrderPlaced>> byCustomer = new HashMap<>();

  /**
   * @param orders in any sequence; those of a customer at the same time stay in the one they have
   */
  MissingOrders(List<OrderPlaced> orders) {
    orders.stream()
        .sorted(Comparator.comparingLong(OrderPlaced::getEventTime))
        .forEach(
            order ->
                byCustomer
                    .computeIfAbsent(order.getCustomerId(), customer -> new ArrayDeque<>())
                    .add(order));
  }

  /** Takes out what belongs before an event of the log, the earliest first. */
  List<OrderPlaced> takeBefore(String customerId, long eventTime) {
    Deque<OrderPlaced> orders = byCustomer.get(customerId);
    List<OrderPlaced> due = new ArrayList<>();
    while (orders != null && !orders.isEmpty() && orders.peek().getEventTime() < eventTime) {
      due.add(orders.remove());
    }
    return due;
  }

  /** What is left and belongs behind the end of the log, the earliest first. */
  List<OrderPlaced> left() {
    return byCustomer.values().stream()
        .flatMap(Deque::stream)
        .sorted(
            Comparator.comparingLong(OrderPlaced::getEventTime)
                .thenComparing(OrderPlaced::getOrderId))
        .toList();
  }
}
