package dev.foretaste.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * How long customers wait after an instance was killed.
 *
 * @param rows one per kill
 */
record RestoreResult(String bench, List<Row> rows) {

  /**
   * One kill.
   *
   * @param standbys copies of each store on the other instance; 0: there is no other, and the
   *     killed one is started again at once
   * @param customers whose state there is
   * @param stateMib of the killed instance on disk
   * @param readsMs from the kill until every customer that is asked about has been answered
   * @param ordersMs from the kill until the orders sent after it have committed predictions
   */
  record Row(
      int standbys,
      long customers,
      @JsonProperty("state_mib") long stateMib,
      @JsonProperty("reads_ms") long readsMs,
      @JsonProperty("orders_ms") long ordersMs) {}
}
