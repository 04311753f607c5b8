package dev.foretaste.learning;

import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.learning.examples.ExampleSet;
import dev.foretaste.learning.examples.ExampleStore;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.prediction.TrainingExamples;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.TrainingExample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Customers whose habits can be learned, but not by counting: everyone goes through a cycle of
 * dishes of their own in turn, so that the most frequent is never due, and a dish brings its drink
 * along in the order after.
 */
public final class TasteWorld {
  private static final long START = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final int DISHES = 60;
  private static final int CYCLE = 4;

  private TasteWorld() {}

  /** The examples that serving with the initial model makes of the orders, in time. */
  public static List<TrainingExample> examples(int customers, int ordersEach, long seed) {
    Random random = new Random(seed);
    PrequentialLoop loop = new PrequentialLoop();
    Map<Integer, CustomerState> states = new HashMap<>();
    List<TrainingExample> examples = new ArrayList<>();
    long offset = 0;
    for (int order = 0; order < ordersEach; order++) {
      for (int customer = 0; customer < customers; customer++) {
        Step.Accepted step =
            (Step.Accepted)
                loop.apply(
                    states.getOrDefault(customer, PrequentialLoop.unknownCustomer()),
                    new OrderEvent.Placed(order(customer, order, offset, random)),
                    new Revision(0, offset),
                    ScoringModel.initial(),
                    Menu.EVERYTHING);
        states.put(customer, step.after());
        step.example().ifPresent(examples::add);
        offset++;
      }
    }
    return examples;
  }

  /** The examples as the retrainer holds them; each stands at its order's offset of partition 0. */
  public static ExampleSet exampleSet(List<TrainingExample> examples) {
    ExampleStore store = new ExampleStore("training-examples", 1_000_000, Long.MAX_VALUE);
    examples.forEach(
        example -> store.put(TrainingExamples.key(example), example, 0, example.getOrdersOffset()));
    return store.snapshot();
  }

  private static OrderPlaced order(int customer, int number, long offset, Random random) {
    List<OrderLine> lines = new ArrayList<>();
    lines.add(line("dish-" + dish(customer, number)));
    if (number > 0) {
      lines.add(line("drink-" + dish(customer, number - 1)));
    }
    if (random.nextInt(3) == 0) {
      lines.add(line("extra-" + random.nextInt(30)));
    }
    return new OrderPlaced(
        "order-" + offset,
        "customer-" + customer,
        "store",
        "app",
        START + offset * MINUTE,
        "EUR",
        lines);
  }

  private static int dish(int customer, int number) {
    return (customer * 7 + number % CYCLE * 13) % DISHES;
  }

  private static OrderLine line(String itemId) {
    return new OrderLine(itemId, null, 1, 500L);
  }
}
