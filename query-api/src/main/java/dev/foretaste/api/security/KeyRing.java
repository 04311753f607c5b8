package dev.foretaste.api.security;

import dev.foretaste.schema.ApiKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The keys that there are at one moment. Immutable. */
public final class KeyRing {
  /** No keys at all. */
  public static final KeyRing EMPTY = new KeyRing(Map.of());

  /**
   * Compared with when the key is unknown, so that its answer takes as long; nothing hashes to it.
   */
  private static final byte[] NOTHING = new byte[32];

  private final Map<String, ApiKey> keys;

  private KeyRing(Map<String, ApiKey> keys) {
    this.keys = keys;
  }

  /** These keys. */
  public static KeyRing of(Collection<ApiKey> keys) {
    Map<String, ApiKey> byId = new TreeMap<>();
    keys.forEach(key -> byId.put(key.getKeyId(), key));
    return new KeyRing(byId);
  }

  /** All keys by id, those that are refused included. */
  public List<ApiKey> keys() {
    return List.copyOf(keys.values());
  }

  /** Whether any key opens anything. */
  public boolean hasUsableKey(long now) {
    return keys.values().stream().anyMatch(key -> KeyState.of(key, now) == KeyState.ACTIVE);
  }

  /**
   * Whose key it is. Takes the same time whatever part of the secret is right.
   *
   * @param now ms since 1970-01-01T00:00Z
   */
  public KeyCheck check(KeyToken shown, long now) {
    ApiKey key = keys.get(shown.keyId());
    byte[] hash = shown.hash();
    boolean current =
        MessageDigest.isEqual(hash, key == null ? NOTHING : bytes(key.getSecretHash()));
    boolean former =
        MessageDigest.isEqual(
            hash,
            key == null || key.getFormerHash() == null ? NOTHING : bytes(key.getFormerHash()));
    if (key == null || !(current || former)) {
      return new KeyCheck.Refused("unknown-key", "The API key is not known");
    }
    if (!current && now >= key.getFormerUntil()) {
      return new KeyCheck.Refused(
          "rotated-key", "The API key was rotated; use the one that the rotation printed");
    }
    return switch (KeyState.of(key, now)) {
      case ACTIVE -> new KeyCheck.Accepted(key);
      case REVOKED -> new KeyCheck.Refused("revoked-key", "The API key was revoked");
      case EXPIRED -> new KeyCheck.Refused("expired-key", "The API key has expired");
    };
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
