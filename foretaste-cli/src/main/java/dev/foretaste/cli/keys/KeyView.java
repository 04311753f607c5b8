package dev.foretaste.cli.keys;

import dev.foretaste.api.security.KeyState;
import dev.foretaste.schema.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A key as the commands show it, without any secret.
 *
 * @param state active, expired or revoked
 * @param expiresAt empty for never
 */
record KeyView(
    String keyId,
    String name,
    List<String> scopes,
    String state,
    int requestsPerSecond,
    int burst,
    String createdAt,
    String expiresAt) {

  static KeyView of(ApiKey key, long now) {
    return new KeyView(
        key.getKeyId(),
        key.getName(),
        key.getScopes().stream().map(scope -> scope.name().toLowerCase(Locale.ROOT)).toList(),
        KeyState.of(key, now).name().toLowerCase(Locale.ROOT),
        key.getRequestsPerSecond(),
        key.getBurst(),
        Instant.ofEpochMilli(key.getCreatedAt()).toString(),
        key.getExpiresAt() == 0 ? "" : Instant.ofEpochMilli(key.getExpiresAt()).toString());
  }
}
