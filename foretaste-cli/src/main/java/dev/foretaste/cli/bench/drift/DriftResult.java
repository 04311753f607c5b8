package dev.foretaste.cli.bench.drift;

import java.util.List;

/**
 * How surely and how soon things are found.
 *
 * @param streams seeds per row
 * @param drift with what the distribution of examples does, over {@code driftExamples} examples
 *     each
 * @param anomalies with what the stream of orders does, over {@code anomalyDays} days each
 */
record DriftResult(
    String bench,
    int streams,
    int window,
    double limit,
    int driftExamples,
    int anomalyDays,
    List<Row> drift,
    List<Row> anomalies) {

  /**
   * One kind of stream.
   *
   * @param found streams in which something was raised that tells of it; for unchanged ones,
   *     anything
   * @param median when, in the middle; examples for drift, minutes for anomalies; 0 for none
   * @param latest when at the latest
   * @param others events raised beside, in all streams
   */
  record Row(String change, int found, int median, int latest, int others) {}
}
