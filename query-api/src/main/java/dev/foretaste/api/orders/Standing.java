package dev.foretaste.api.orders;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.orders.OrderFingerprint;

/**
 * What stands under an order id.
 *
 * @param content hash of the order, as in {@link OrderFingerprint}
 * @param position where it stands
 */
record Standing(long content, LogPosition position) {

  /** What another order with the same id is to it. */
  Receipt compare(OrderFingerprint other) {
    return content == other.content() ? new Receipt.Repeated(position) : new Receipt.Contradicted();
  }
}
