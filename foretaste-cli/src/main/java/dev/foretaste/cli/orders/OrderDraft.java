package dev.foretaste.cli.orders;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.List;

/**
 * An order as a file tells it, with everything but its id.
 *
 * @param customer whose order it is
 * @param number its number among the customer's orders in the file, from 0
 * @param eventTime ms since 1970-01-01T00:00Z
 * @param place store, channel and currency
 * @param lines 1 to 1,000
 */
record OrderDraft(
    String customer, int number, long eventTime, OrderPlace place, List<DraftLine> lines) {

  OrderPlaced toOrder(String digest) {
    return OrderPlaced.newBuilder()
        .setOrderId(digest + "-" + customer + "-" + number)
        .setCustomerId(customer)
        .setStoreId(place.store())
        .setChannel(place.channel())
        .setEventTime(eventTime)
        .setCurrency(place.currency())
        .setLines(lines.stream().map(OrderDraft::toLine).toList())
        .build();
  }

  private static OrderLine toLine(DraftLine line) {
    return OrderLine.newBuilder()
        .setItemId(line.item())
        .setSize(line.size().isEmpty() ? null : line.size())
        .setQuantity(line.quantity())
        .setUnitPrice(line.unitPrice())
        .build();
  }
}
