package dev.foretaste.api;

import dev.foretaste.api.customers.CustomerReader;
import dev.foretaste.api.customers.ProcessingState;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.candidates.Menu;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.prediction.Step;
import dev.foretaste.preferences.Revision;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.HistoryEntry;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.topology.query.CustomerLookup;
import dev.foretaste.topology.query.Lookup;
import dev.foretaste.topology.query.OrderProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Customers whose states are what the stream would have made of their orders. */
final class CustomersInMemory implements CustomerReader, ProcessingState {
  static final int PARTITIONS = 6;

  /** Runs with every lookup; may throw. */
  volatile Runnable disturbance = () -> {};

  private final PrequentialLoop loop = new PrequentialLoop();
  private final Map<String, CustomerLookup> answers = new ConcurrentHashMap<>();
  private final Map<String, List<HistoryEntry>> histories = new ConcurrentHashMap<>();
  private final List<PredictionOutcome> outcomes = new CopyOnWriteArrayList<>();
  final List<TrainingExample> examples = new CopyOnWriteArrayList<>();
  final OrderProgress progress = new OrderProgress(PARTITIONS);
  volatile long committedBefore = Long.MAX_VALUE;
  volatile boolean rekeyed;

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
    step.outcome().ifPresent(outcomes::add);
    step.example().ifPresent(examples::add);
    List<HistoryEntry> history =
        histories.computeIfAbsent(order.getCustomerId(), id -> new CopyOnWriteArrayList<>());
    history.add(0, new HistoryEntry(history.size() + 1L, step.prediction()));
    progress.processed(partition, offset);
    return step.after();
  }

  Lookup<List<HistoryEntry>> history(String customerId) {
    return new Lookup.Found<>(histories.getOrDefault(customerId, List.of()));
  }

  Lookup<List<PredictionOutcome>> scores(String orderId) {
    return new Lookup.Found<>(
        outcomes.stream().filter(outcome -> outcome.getOrderId().equals(orderId)).toList());
  }

  Optional<TrainingExample> example(PredictionOutcome outcome) {
    return examples.stream()
        .filter(example -> example.getPredictionId().equals(outcome.getPredictionId()))
        .findFirst();
  }

  @Override
  public int partitionOf(String customerId) {
    return 2;
  }

  @Override
  public boolean knowsPositions() {
    return !rekeyed;
  }

  @Override
  public boolean awaitProcessed(int partition, long offset, long limitNanos)
      throws InterruptedException {
    return progress.await(partition, offset, limitNanos);
  }

  @Override
  public boolean awaitCommitted(int partition, long offset, long limitNanos) {
    return committedBefore > offset;
  }

  @Override
  public long committedBefore(int partition) {
    return committedBefore;
  }
}
