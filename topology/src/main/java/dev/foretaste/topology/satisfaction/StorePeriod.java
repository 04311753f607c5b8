package dev.foretaste.topology.satisfaction;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * What ratings are summed up by.
 *
 * @param storeId store of the rated order; empty when it is not known
 * @param month of the feedback's event time, in UTC
 */
public record StorePeriod(String storeId, YearMonth month) {
  private static final char SEPARATOR = '|';

  /** The store and month of a rating that was given at this time, ms since 1970-01-01T00:00Z. */
  public static StorePeriod at(String storeId, long eventTime) {
    return new StorePeriod(
        storeId, YearMonth.from(Instant.ofEpochMilli(eventTime).atOffset(ZoneOffset.UTC)));
  }

  /** Reads what {@link #key} wrote. Store ids may hold the separator, months cannot. */
  static StorePeriod parse(String key) {
    int separator = key.lastIndexOf(SEPARATOR);
    return new StorePeriod(
        key.substring(0, separator), YearMonth.parse(key.substring(separator + 1)));
  }

  /** As the key of a record: storeId|YYYY-MM. */
  public String key() {
    return storeId + SEPARATOR + month;
  }
}
