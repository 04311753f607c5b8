package dev.foretaste.cli.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What swaps cost.
 *
 * @param rate orders per second that were asked for
 * @param windowSeconds length of the time around a swap and of that away from swaps
 * @param rounds rounds of boosting in every model
 * @param awayMicros median CPU time of the stream threads per order away from swaps
 * @param aroundMicros the same around swaps
 * @param adoptionMs median time from publishing a bundle to the last partition's first order with
 *     it
 * @param rows one per swap
 * @param memory resident memory along the way
 */
record SwapsResult(
    String bench,
    double rate,
    double windowSeconds,
    int rounds,
    double awayMicros,
    double aroundMicros,
    double adoptionMs,
    List<Row> rows,
    List<Memory> memory) {

  /**
   * One swap.
   *
   * @param awayMicros CPU time of the stream threads per order in the window before it
   * @param aroundMicros the same in the window that begins with publishing the bundle
   * @param loadingMs CPU time of the thread that loads models in that window
   * @param adoptionMs from publishing to the last partition's first order with the model
   */
  record Row(
      int swap,
      long awayOrders,
      long aroundOrders,
      double awayMicros,
      double aroundMicros,
      double loadingMs,
      double adoptionMs) {}

  /** Resident memory after so many swaps. */
  record Memory(int swaps, long mib) {}

  static SwapsResult of(
      double rate, double windowSeconds, int rounds, List<Row> rows, List<Memory> memory) {
    return new SwapsResult(
        "swaps",
        rate,
        windowSeconds,
        rounds,
        median(rows, Row::awayMicros),
        median(rows, Row::aroundMicros),
        median(rows, Row::adoptionMs),
        rows,
        memory);
  }

  /** The middle value, or the mean of the two in the middle. */
  static double median(List<Row> rows, ToDoubleFunction<Row> value) {
    double[] sorted = rows.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
