package dev.foretaste.evaluation.prequential;

import dev.foretaste.evaluation.Dataset;
import dev.foretaste.schema.OrderPlaced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All orders of a data set in the sequence of their event times; ties as customers stand in it. */
final class OrderSequence {
  private OrderSequence() {}

  static List<OnlineOrder> of(Dataset data) {
    List<OnlineOrder> unplaced = new ArrayList<>();
    for (int customer = 0; customer < data.size(); customer++) {
      int number = 0;
      for (OrderPlaced order : data.customer(customer).orders()) {
        unplaced.add(new OnlineOrder(0, customer, ++number, order));
      }
    }
    unplaced.sort(Comparator.comparingLong(order -> order.order().getEventTime()));
    List<OnlineOrder> sequence = new ArrayList<>(unplaced.size());
    for (OnlineOrder order : unplaced) {
      sequence.add(
          new OnlineOrder(sequence.size(), order.customer(), order.number(), order.order()));
    }
    return sequence;
  }
}
