package dev.foretaste.cli.bench.pipeline;

/**
 * What is measured.
 *
 * @param customers who order; 1 or more
 * @param ownItems items of each customer; 1 to 100
 * @param trees of the model; 1 or more
 * @param depth of each; 1 or more
 * @param orders in a stretch that Foretaste's engine scores; 100 or more
 * @param rounds how often the engines take turns; 1 or more
 * @param threads of the stream; 1 or more
 * @param commitIntervalMs of its transactions; 1 or more
 */
record PipelineSettings(
    int customers,
    int ownItems,
    int trees,
    int depth,
    long orders,
    int rounds,
    int threads,
    int commitIntervalMs) {

  Workload workload() {
    return new Workload(customers, ownItems, Math.min(StandardLoad.LINES, ownItems));
  }
}
