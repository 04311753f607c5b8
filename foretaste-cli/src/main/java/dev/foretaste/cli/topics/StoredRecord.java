package dev.foretaste.cli.topics;

import dev.foretaste.topics.Placeholder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A record as it stands in a topic partition.
 *
 * @param offset its offset
 * @param timestamp ms since 1970-01-01T00:00Z
 * @param key its key; empty when it has none
 * @param value its value; empty when it has none
 * @param headers the last of each name, as text
 */
public record StoredRecord(
    long offset,
    long timestamp,
    Optional<byte[]> key,
    Optional<byte[]> value,
    Map<String, String> headers) {

  /** What it keeps the place of on a rewritten log; empty when it is a record of its own. */
  public Optional<Placeholder> placeholder() {
    return key.isPresent() || value.isPresent()
        ? Optional.empty()
        : Optional.ofNullable(headers.get(Placeholder.HEADER)).flatMap(Placeholder::of);
  }

  /** The key as UTF-8 text; empty text when there is none. */
  public String keyText() {
    return key.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
  }
}
