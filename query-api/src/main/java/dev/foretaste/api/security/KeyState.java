package dev.foretaste.api.security;

import dev.foretaste.schema.ApiKey;

/** Whether a key opens anything. */
public enum KeyState {
  /** It does. */
  ACTIVE,
  /** Its time is over. */
  EXPIRED,
  /** It was taken back. */
  REVOKED;

  /**
   * The state of a key.
   *
   * @param now ms since 1970-01-01T00:00Z
   */
  public static KeyState of(ApiKey key, long now) {
    if (key.getRevokedAt() != 0) {
      return REVOKED;
    }
    return key.getExpiresAt() != 0 && now >= key.getExpiresAt() ? EXPIRED : ACTIVE;
  }
}
