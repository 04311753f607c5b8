package dev.foretaste.cli.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What an import did; the JSON result of the command.
 *
 * @param orders how many were sent
 * @param skipped how many were on the topic already
 * @param bad how many lines of the file were left out
 * @param customers in the file
 * @param items distinct ones in the file
 * @param seconds from the first order to the end, waiting included
 * @param ordersPerSecond sent and, unless told not to wait, scored; the time spent waiting for
 *     verdicts does not count
 * @param generations the verdicts that were waited for, earliest first
 */
record ImportResult(
    long orders,
    long skipped,
    int bad,
    int customers,
    int items,
    double seconds,
    @JsonProperty("orders_per_second") double ordersPerSecond,
    List<Generation> generations) {}
