package dev.foretaste.api.security;

import dev.foretaste.schema.ApiKey;

/** What came of looking at a key that a client showed. */
public sealed interface KeyCheck {
  /** It is good. */
  record Accepted(ApiKey key) implements KeyCheck {}

  /**
   * It is not.
   *
   * @param reason short and stable, for metrics
   * @param detail for people
   */
  record Refused(String reason, String detail) implements KeyCheck {}
}
