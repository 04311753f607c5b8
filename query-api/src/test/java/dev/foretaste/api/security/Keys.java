package dev.foretaste.api.security;

import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.ApiScope;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

/** Keys for tests. */
public final class Keys {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Keys() {}

  public static KeyToken token() {
    return KeyToken.random(RANDOM);
  }

  public static KeyToken newSecretFor(KeyToken token) {
    return KeyToken.withNewSecret(token.keyId(), RANDOM);
  }

  /** A key that may do this, very often. */
  public static ApiKey.Builder key(KeyToken token, ApiScope... scopes) {
    return ApiKey.newBuilder()
        .setKeyId(token.keyId())
        .setName("test")
        .setScopes(List.of(scopes))
        .setRequestsPerSecond(100_000)
        .setBurst(100_000)
        .setSecretHash(ByteBuffer.wrap(token.hash()))
        .setCreatedAt(1);
  }
}
