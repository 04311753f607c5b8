package dev.foretaste.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How long customers wait after an instance has ended.
 *
 * @param rows one per end
 */
record RestoreResult(String bench, List<Row> rows) {

  /**
   * One end.
   *
   * @param how it ended
   * @param standbys copies of each store on the other instance; 0: there is no other, and the same
   *     one is started again at once
   * @param customers whose state there is
   * @param stateMib of that instance on disk
   * @param readsMs from the signal until every customer that is asked about has been answered
   * @param ordersMs from the signal until the orders sent after it have committed predictions
   */
  record Row(
      String how,
      int standbys,
      long customers,
      @JsonProperty("state_mib") long stateMib,
      @JsonProperty("reads_ms") long readsMs,
      @JsonProperty("orders_ms") long ordersMs) {}
}
