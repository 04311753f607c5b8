package dev.foretaste.cli.erasure;

import dev.foretaste.schema.CustomerErased;
import java.util.List;

/**
 * What erasing customers did; the JSON result of the command.
 *
 * @param erased customers who were
 * @param customers what was removed, customer by customer
 * @param standing values that compacted topics still have under the customers' keys: 0, or
 *     something is wrong
 * @param logs topics where records of theirs stand until they expire
 * @param models versions whose training may have seen the customers; the next training does not
 */
record ErasureReport(
    int erased, List<Removed> customers, long standing, List<Log> logs, List<String> models) {

  /**
   * What was removed of one customer.
   *
   * @param position of the request, orders partition:offset; events before it do not count any more
   * @param orders learned in the state that was removed
   * @param feedback remembered in it
   * @param predictions earlier ones
   * @param orderScores in the index by order id
   * @param examples for training, at most
   */
  record Removed(
      String customerId,
      String position,
      int orders,
      int feedback,
      int predictions,
      int orderScores,
      int examples) {

    static Removed of(String customerId, CustomerErased erased) {
      return new Removed(
          customerId,
          erased.getOrdersPartition() + ":" + erased.getOrdersOffset(),
          erased.getOrders(),
          erased.getFeedback(),
          erased.getPredictions(),
          erased.getOrderScores(),
          erased.getExamples());
    }
  }

  /**
   * Records of the customers on a topic that is cleaned up by age only.
   *
   * @param expires ISO-8601, when the last of them is gone; "never" without a retention
   */
  record Log(String topic, long records, String expires) {}
}
