package dev.foretaste.learning.quality;

import java.util.Map;

/**
 * How the contenders did on one example.
 *
 * @param customerId the customer
 * @param eventTime of the label, in ms since 1970-01-01T00:00Z
 * @param segment the customer's
 * @param labels per candidate whether it was ordered; not to be changed
 * @param results of every contender
 */
record Trial(
    String customerId,
    long eventTime,
    Segment segment,
    boolean[] labels,
    Map<Contender, Result> results) {

  /**
   * How one did.
   *
   * @param recall5 share of the ordered items among the first 5
   * @param recall10 share of the ordered items among the first 10
   * @param ndcg10 normalised discounted cumulative gain of the first 10
   * @param answer what it said
   */
  record Result(double recall5, double recall10, double ndcg10, Answer answer) {}
}
