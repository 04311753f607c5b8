package dev.foretaste.topics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * A record without key and value that keeps the place of another one on a rewritten log, so that
 * all others stand at the offsets they had. Whoever reads the log passes over it.
 */
public enum Placeholder {
  /** Here stood an event of a customer who was erased later. */
  ERASED_EVENT("erased-event"),

  /** Here stood nothing that counts: a request to erase, or a mark of a transaction. */
  NOTHING("nothing");

  /** The header that says what stood here, as UTF-8 text. */
  public static final String HEADER = "foretaste.placeholder";

  private final String text;

  Placeholder(String text) {
    this.text = text;
  }

  /** The headers of such a record. */
  public Headers headers() {
    return new RecordHeaders(
        List.of(new RecordHeader(HEADER, text.getBytes(StandardCharsets.UTF_8))));
  }

  /** What a record keeps the place of; empty when it is a record of its own. */
  public static Optional<Placeholder> of(byte[] key, byte[] value, Headers headers) {
    Header header = key == null && value == null ? headers.lastHeader(HEADER) : null;
    return header == null || header.value() == null
        ? Optional.empty()
        : of(new String(header.value(), StandardCharsets.UTF_8));
  }

  /** What the text of a header says. */
  public static Optional<Placeholder> of(String text) {
    for (Placeholder placeholder : values()) {
      if (placeholder.text.equals(text)) {
        return Optional.of(placeholder);
      }
    }
    return Optional.empty();
  }
}
