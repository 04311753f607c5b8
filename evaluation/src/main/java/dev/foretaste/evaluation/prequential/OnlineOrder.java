package dev.foretaste.evaluation.prequential;

import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import java.util.List;

/**
 * An order in the sequence of all orders.
 *
 * @param position in that sequence, from 0
 * @param customer number of the customer in the data set
 * @param number of the order among the customer's, from 1
 * @param order what was ordered
 */
public record OnlineOrder(int position, int customer, int number, OrderPlaced order) {
  /** The first order of a customer that is predicted: two orders make a history. */
  public static final int FIRST_PREDICTED = 3;

  /** Whether it counts. */
  public boolean isPredicted() {
    return number >= FIRST_PREDICTED;
  }

  /** Its distinct items, as first written. */
  public List<String> distinctItems() {
    return order.getLines().stream().map(OrderLine::getItemId).distinct().toList();
  }
}
