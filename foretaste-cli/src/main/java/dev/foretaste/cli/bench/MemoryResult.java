package dev.foretaste.cli.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The memory of an instance while its customers go on ordering.
 *
 * @param ordersPerSecond of known customers
 * @param stateMib of the instance on disk at the end
 * @param rows one at the beginning and one after each minute
 */
record MemoryResult(
    String bench,
    long customers,
    @JsonProperty("orders_per_s") double ordersPerSecond,
    @JsonProperty("state_mib") long stateMib,
    List<Row> rows) {

  /**
   * One look.
   *
   * @param residentMib memory that the process holds
   */
  record Row(int minute, @JsonProperty("resident_mib") long residentMib) {}

  long mostMib() {
    return rows.stream().mapToLong(Row::residentMib).max().orElseThrow();
  }
}
