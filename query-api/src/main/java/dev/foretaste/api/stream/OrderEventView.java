package dev.foretaste.api.stream;

import dev.foretaste.orders.OrderEvent;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.time.Instant;
import java.util.List;

/**
 * An event of the orders topic as the API shows it.
 *
 * @param storeId null for cancellations and amendments; so are channel and currency
 * @param lines empty for cancellations
 */
record OrderEventView(
    String orderId,
    String customerId,
    String eventTime,
    String storeId,
    String channel,
    String currency,
    List<Line> lines) {

  /** A line; unitPrice in the currency's smallest unit. */
  record Line(String itemId, String size, int quantity, long unitPrice) {
    static Line of(OrderLine line) {
      return new Line(line.getItemId(), line.getSize(), line.getQuantity(), line.getUnitPrice());
    }
  }

  static FeedEvent event(String id, OrderEvent event) {
    if (event instanceof OrderEvent.Placed placed) {
      OrderPlaced order = placed.order();
      return new FeedEvent(
          id,
          "order-placed",
          new OrderEventView(
              order.getOrderId(),
              order.getCustomerId(),
              iso(order.getEventTime()),
              order.getStoreId(),
              order.getChannel(),
              order.getCurrency(),
              lines(order.getLines())));
    }
    return event instanceof OrderEvent.Amended amended
        ? new FeedEvent(id, "order-amended", changed(event, lines(amended.amendment().getLines())))
        : new FeedEvent(id, "order-cancelled", changed(event, List.of()));
  }

  private static OrderEventView changed(OrderEvent event, List<Line> lines) {
    return new OrderEventView(
        event.orderId(), event.customerId(), iso(event.eventTime()), null, null, null, lines);
  }

  private static List<Line> lines(List<OrderLine> lines) {
    return lines.stream().map(Line::of).toList();
  }

  private static String iso(long time) {
    return Instant.ofEpochMilli(time).toString();
  }
}
