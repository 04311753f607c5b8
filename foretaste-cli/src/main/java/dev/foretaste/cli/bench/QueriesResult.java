package dev.foretaste.cli.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What reads cost.
 *
 * @param readsPerSecond that were sent, whatever the answers took
 * @param ordersPerSecond that flowed during the loaded runs
 * @param secondsPerRun length of each run
 * @param mostOrdersBehind orders that waited to be processed at the end of a loaded run, the most
 *     of all runs: about a commit interval's worth when the instances kept up
 * @param local reads of customers that the asked instance keeps
 * @param forwarded reads of customers that another instance keeps
 * @param batch reads of 1,000 customers each, of all instances
 */
record QueriesResult(
    String bench,
    double readsPerSecond,
    double ordersPerSecond,
    double secondsPerRun,
    long mostOrdersBehind,
    Comparison local,
    Comparison forwarded,
    Comparison batch) {

  /**
   * Medians over the runs, and the runs.
   *
   * @param idle without orders
   * @param loaded while orders flow
   * @param p99Ratio the loaded median of p99 over the idle one
   */
  record Comparison(Figures idle, Figures loaded, double p99Ratio, List<Run> runs) {
    static Comparison of(List<Run> runs) {
      Figures idle = median(runs.stream().filter(run -> !run.loaded()).toList());
      Figures loaded = median(runs.stream().filter(Run::loaded).toList());
      return new Comparison(idle, loaded, loaded.p99Ms() / idle.p99Ms(), runs);
    }
  }

  /** Latency from the time at which a request was due; failures are summed over the runs. */
  record Figures(double p50Ms, double p99Ms, long failures) {}

  /** One run. */
  record Run(boolean loaded, double p50Ms, double p99Ms, long failures) {
    static Run of(boolean loaded, OpenLoop.Measured measured) {
      return new Run(
          loaded, measured.p50Ms(), measured.p99Ms(), measured.refused() + measured.failures());
    }
  }

  private static Figures median(List<Run> runs) {
    return new Figures(
        median(runs, Run::p50Ms),
        median(runs, Run::p99Ms),
        runs.stream().mapToLong(Run::failures).sum());
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> value) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
