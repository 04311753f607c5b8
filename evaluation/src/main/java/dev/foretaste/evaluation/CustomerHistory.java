package dev.foretaste.evaluation;

import dev.foretaste.schema.OrderPlaced;
import java.util.List;

/**
 * The orders of one customer.
 *
 * @param customerId the customer
 * @param orders earliest first, event times strictly increasing, ids distinct
 */
public record CustomerHistory(String customerId, List<OrderPlaced> orders) {

  /** Copies the list. */
  public CustomerHistory {
    orders = List.copyOf(orders);
  }
}
