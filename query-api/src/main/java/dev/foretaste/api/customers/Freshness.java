package dev.foretaste.api.customers;

import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.request.QueryParameters;
import java.time.Duration;
import java.util.Optional;

/**
 * What a read must take into account.
 *
 * @param after the event that must have been processed
 * @param patience how long that may take
 * @param committed whether only committed results may be shown
 */
record Freshness(Optional<LogPosition> after, Duration patience, boolean committed) {
  private static final int MAX_WAIT_MS = 10_000;

  static Freshness of(QueryParameters query) {
    return new Freshness(
        query.text("after").map(Freshness::position),
        Duration.ofMillis(query.number("wait", "the time to wait in ms", 0, MAX_WAIT_MS, 0)),
        query.flag("committed"));
  }

  private static LogPosition position(String text) {
    if (!text.matches("[0-9]{1,9}:[0-9]{1,18}")) {
      throw QueryParameters.fault(
          "after", "after must be partition:offset, as the answer to the order had it");
    }
    String[] parts = text.split(":");
    return new LogPosition(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }
}
