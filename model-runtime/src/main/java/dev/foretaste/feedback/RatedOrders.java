package dev.foretaste.feedback;

import dev.foretaste.orders.OrderFingerprint;
import dev.foretaste.schema.Basket;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.RecentOrder;
import java.util.List;
import java.util.Optional;

/** Finds the order that feedback is about among the customer's recent baskets. */
public final class RatedOrders {
  private RatedOrders() {}

  /**
   * The rated basket.
   *
   * @param orderId the order; empty when the prediction names it
   * @param predictionId "partition-offset" of the order after which the prediction was made
   * @return empty when the order is not among the recent baskets (any more)
   */
  public static Optional<Basket> find(CustomerState customer, String orderId, String predictionId) {
    if (customer.getPreferences() == null) {
      return Optional.empty();
    }
    List<Basket> baskets = customer.getPreferences().getRecentBaskets();
    if (predictionId.isEmpty()) {
      return baskets.stream().filter(basket -> basket.getOrderId().equals(orderId)).findFirst();
    }
    String partition = customer.getPreferences().getOrdersPartition() + "-";
    return customer.getRecentOrders().stream()
        .filter(order -> predictionId.equals(partition + order.getOrdersOffset()))
        .findFirst()
        .flatMap(order -> basketOf(order, baskets));
  }

  private static Optional<Basket> basketOf(RecentOrder order, List<Basket> baskets) {
    return baskets.stream()
        .filter(
            basket -> OrderFingerprint.idOfPlaced(basket.getOrderId()) == order.getOrderIdHash())
        .findFirst();
  }
}
