package dev.foretaste.evaluation.production;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.evaluation.CustomerHistory;
import dev.foretaste.learning.examples.HeldExample;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.TrainingExample;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes customers through the state transition of the stream, order by order. What an order says is
 * learned after its example was made, so no example knows its label or anything later. Thread-safe.
 */
final class Replay {
  private final PrequentialLoop loop;

  Replay(Variant variant) {
    loop = variant.loop();
  }

  /** The example of each of a customer's orders but the first, earliest first. */
  List<HeldExample> examples(CustomerHistory customer) {
    List<HeldExample> examples = new ArrayList<>(customer.orders().size() - 1);
    CustomerState state = PrequentialLoop.unknownCustomer();
    for (OrderPlaced order : customer.orders()) {
      Step.Accepted accepted = apply(loop, state, order, examples.size());
      accepted.example().map(Replay::held).ifPresent(examples::add);
      state = accepted.after();
    }
    return examples;
  }

  /** The state after all of a customer's orders; the model makes the last prediction. */
  CustomerState lastState(CustomerHistory customer, ScoringModel model) {
    CustomerState state = PrequentialLoop.unknownCustomer();
    int last = customer.orders().size() - 1;
    for (int order = 0; order <= last; order++) {
      ScoringModel scoring = order == last ? model : ScoringModel.initial();
      state = apply(loop, state, customer.orders().get(order), order, scoring).after();
    }
    return state;
  }

  /** What an order does; its standing prediction is the cheapest there is. */
  static Step.Accepted apply(
      PrequentialLoop loop, CustomerState before, OrderPlaced order, long offset) {
    return apply(loop, before, order, offset, ScoringModel.initial());
  }

  private static Step.Accepted apply(
      PrequentialLoop loop,
      CustomerState before,
      OrderPlaced order,
      long offset,
      ScoringModel model) {
    Step step =
        loop.apply(
            before, new OrderEvent.Placed(order), new Revision(0, offset), model, Menu.EVERYTHING);
    if (step instanceof Step.Accepted accepted) {
      return accepted;
    }
    throw new IllegalArgumentException(
        "an order was not taken; a customer's order ids must be distinct");
  }

  static HeldExample held(TrainingExample example) {
    return HeldExample.of(
        TrainingExamples.key(example),
        example,
        example.getOrdersPartition(),
        example.getOrdersOffset());
  }
}
