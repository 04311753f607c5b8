package dev.foretaste.cli.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;

/**
 * Reads points in time: ISO 8601 with offset, or without (taken as UTC), a date alone (its midnight
 * in UTC), or a whole number of seconds or milliseconds since 1970 (seconds below 100,000,000,000).
 */
public final class Timestamps {
  private static final long FIRST_MILLIS = 100_000_000_000L;
  private static final List<Function<String, Instant>> ISO_8601 =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  private Timestamps() {}

  /** Milliseconds since 1970-01-01T00:00Z. */
  public static long parse(String text) throws BadFieldException {
    long millis = text.matches("\\d{1,15}") ? epoch(Long.parseLong(text)) : iso8601(text);
    if (millis < 0) {
      throw new BadFieldException("timestamp is before 1970");
    }
    return millis;
  }

  private static long epoch(long number) {
    return number < FIRST_MILLIS ? number * 1000 : number;
  }

  private static long iso8601(String text) throws BadFieldException {
    String dateTime = text.replaceFirst("(?<=\\d) (?=\\d)", "T");
    for (Function<String, Instant> form : ISO_8601) {
      try {
        return form.apply(dateTime).toEpochMilli();
      } catch (DateTimeParseException notThisForm) {
        continue;
      }
    }
    throw new BadFieldException(
        "timestamp must be ISO 8601, for example 2026-05-01T18:30:00Z, or seconds or milliseconds"
            + " since 1970");
  }
}
