package dev.foretaste.prediction;

import dev.foretaste.orders.OrderFingerprint;
import dev.foretaste.schema.RecentOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises duplicates among the customer's latest order events. Stateless and thread-safe. */
public final class RecentOrders {
  /** How many of the customer's latest order events are remembered. */
  public static final int REMEMBERED = 128;

  private RecentOrders() {}

  /** The earlier event with the same id, if it is remembered. */
  public static Optional<RecentOrder> find(List<RecentOrder> recent, OrderFingerprint fingerprint) {
    for (RecentOrder order : recent) {
      if (order.getOrderIdHash() == fingerprint.id()) {
        return Optional.of(order);
      }
    }
    return Optional.empty();
  }

  static List<RecentOrder> remember(
      List<RecentOrder> recent, OrderFingerprint fingerprint, long offset) {
    int forgotten = Math.max(0, recent.size() + 1 - REMEMBERED);
    List<RecentOrder> latest = new ArrayList<>(recent.subList(forgotten, recent.size()));
    latest.add(new RecentOrder(fingerprint.id(), fingerprint.content(), offset));
    return latest;
  }
}
