package dev.foretaste.api.erasure;

import dev.foretaste.api.openapi.MayBeNull;
import dev.foretaste.schema.CustomerErased;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a request to forget a customer.
 *
 * @param position of the request, orders partition:offset; events before it do not count any more
 * @param removed what was removed; null while the stream has not come to the request
 * @param logs where records of the customer may stand until they expire
 */
record ErasureView(String customerId, String position, @MayBeNull Removed removed, List<Log> logs) {

  /** What was removed: counts. */
  record Removed(int orders, int feedback, int predictions, int orderScores, int examples) {
    static Removed of(CustomerErased erased) {
      return new Removed(
          erased.getOrders(),
          erased.getFeedback(),
          erased.getPredictions(),
          erased.getOrderScores(),
          erased.getExamples());
    }
  }

  /**
   * A topic that is cleaned up by age only.
   *
   * @param expires ISO-8601, when what stands there now is gone; "never" without a retention
   */
  record Log(String topic, String expires) {}

  static List<Log> logs(Map<String, Optional<Instant>> expiries) {
    return expiries.entrySet().stream()
        .map(
            entry ->
                new Log(entry.getKey(), entry.getValue().map(Instant::toString).orElse("never")))
        .toList();
  }
}
