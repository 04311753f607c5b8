package dev.foretaste.topics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Record headers on the orders of a replay that were merged from the log and a file; every value is
 * a decimal number as UTF-8 text.
 */
public final class MergedHeaders {
  /** On what comes from the log: its offset there, in the same partition. */
  public static final String LOGGED = "foretaste.merged.logged";

  /** On what was missing: the offset on the log before which it belongs. */
  public static final String MISSING_BEFORE = "foretaste.merged.missing-before";

  private MergedHeaders() {}

  /** Headers of a record of the log. */
  public static Headers logged(long offset) {
    return of(LOGGED, offset);
  }

  /** Headers of an order that the log lacks. */
  public static Headers missingBefore(long offset) {
    return of(MISSING_BEFORE, offset);
  }

  private static Headers of(String name, long value) {
    byte[] text = Long.toString(value).getBytes(StandardCharsets.UTF_8);
    return new RecordHeaders(List.of(new RecordHeader(name, text)));
  }
}
