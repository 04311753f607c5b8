package dev.foretaste.api;

import dev.foretaste.api.customers.CustomerReader;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topology.query.CustomerLookup;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Customers whose states are what the stream would have made of their orders. */
final class CustomersInMemory implements CustomerReader {
  /** Runs with every lookup; may throw. */
  volatile Runnable disturbance = () -> {};

  private final PrequentialLoop loop = new PrequentialLoop();
  private final Map<String, CustomerLookup> answers = new ConcurrentHashMap<>();

  @Override
  public CustomerLookup find(String customerId) {
    disturbance.run();
    return answers.getOrDefault(customerId, new CustomerLookup.Unknown());
  }

  /** From now on, this is the answer for the customer. */
  void answer(String customerId, CustomerLookup answer) {
    answers.put(customerId, answer);
  }

  /** Processes an order that stands at this position. */
  CustomerState process(OrderPlaced order, int partition, long offset) {
    CustomerState before =
        find(order.getCustomerId()) instanceof CustomerLookup.Found found
            ? found.state()
            : PrequentialLoop.unknownCustomer();
    Step.Accepted step =
        (Step.Accepted)
            loop.apply(
                before,
                new OrderEvent.Placed(order),
                new Revision(partition, offset),
                ScoringModel.initial(),
                Menu.EVERYTHING);
    answer(order.getCustomerId(), new CustomerLookup.Found(step.after()));
    return step.after();
  }
}
