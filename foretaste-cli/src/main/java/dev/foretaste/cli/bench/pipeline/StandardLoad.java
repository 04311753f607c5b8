package dev.foretaste.cli.bench.pipeline;

/** What is measured where nothing else is asked for: about 100 candidates, 100 trees of depth 6. */
public final class StandardLoad {
  /** Items of each customer. */
  static final int OWN_ITEMS = 30;

  /** Lines of an order that is not the first. */
  static final int LINES = 3;

  /** Trees of the model. */
  static final int TREES = 100;

  /** Depth of each tree. */
  static final int DEPTH = 6;

  private StandardLoad() {}

  /** Orders of so many customers. */
  public static Workload of(int customers) {
    return new Workload(customers, OWN_ITEMS, LINES);
  }

  /** A model for these orders. */
  static WorkloadModel model(Workload workload) {
    return WorkloadModel.train(workload, TREES, DEPTH);
  }
}
