package dev.foretaste.orders;

import dev.foretaste.hashing.StableHash;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.List;

/**
 * What a duplicate is recognised by: two events with the same {@code id} are the same event if
 * their {@code content} is the same too, and contradict each other otherwise. Ids of different
 * events collide with probability 2^-64 per pair.
 *
 * @param id hash of the kind of event and the order id; for amendments, of which an order can have
 *     many, of the whole event
 * @param content hash of the whole event
 */
public record OrderFingerprint(long id, long content) {

  /** Computes the fingerprint of an event. */
  public static OrderFingerprint of(OrderEvent event) {
    StableHash content = new StableHash();
    content.add(event.orderId()).add(event.customerId()).add(event.eventTime());
    if (event instanceof OrderEvent.Placed placed) {
      OrderPlaced order = placed.order();
      content.add(order.getStoreId()).add(order.getChannel()).add(order.getCurrency());
      addLines(order.getLines(), content);
      if (!order.getConsent()) {
        content.add("without consent");
      }
      return new OrderFingerprint(idOfPlaced(order.getOrderId()), content.value());
    }
    if (event instanceof OrderEvent.Amended amended) {
      addLines(amended.amendment().getLines(), content);
      long id = new StableHash().add("amended").add(content.value()).value();
      return new OrderFingerprint(id, content.value());
    }
    return new OrderFingerprint(idOf("cancelled", event.orderId()), content.value());
  }

  /** The {@code id} of the event that placed an order. */
  public static long idOfPlaced(String orderId) {
    return idOf("placed", orderId);
  }

  private static long idOf(String kind, String orderId) {
    return new StableHash().add(kind).add(orderId).value();
  }

  private static void addLines(List<OrderLine> lines, StableHash content) {
    content.add(lines.size());
    for (OrderLine line : lines) {
      content.add(line.getItemId()).add(line.getSize() == null ? "" : line.getSize());
      content.add(line.getQuantity()).add(line.getUnitPrice());
    }
  }
}
