package dev.foretaste.topology.erasure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for customers that nobody can trace back to them without the installation's key:
 * HMAC-SHA256 (RFC 2104) of the id. Thread-safe.
 */
public final class Pseudonyms {
  /** Fewest bytes of a key: what a guess must not get through. */
  public static final int MIN_KEY_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  /** No customer id holds a control character, so this names none. */
  private static final String KEY_CHECK = "\u0000key";

  private static final int KEY_ID_LENGTH = 16;
  private static final int LOG_NAME_LENGTH = 16;

  private final SecretKeySpec key;
  private final String keyId;

  /**
   * Pseudonyms under a key.
   *
   * @param key {@value #MIN_KEY_BYTES} bytes or more, the same for all processes of an installation
   */
  public Pseudonyms(byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "an erasure key must have %d bytes or more, but has %d"
              .formatted(MIN_KEY_BYTES, key.length));
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.keyId = of(KEY_CHECK).substring(0, KEY_ID_LENGTH);
  }

  /** The pseudonym of a customer: 64 hexadecimal digits. */
  public String of(String customerId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(customerId.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** What logs call a customer: the first {@value #LOG_NAME_LENGTH} digits of the pseudonym. */
  public String inLogs(String customerId) {
    return of(customerId).substring(0, LOG_NAME_LENGTH);
  }

  /** Tells this key from others without giving it away. */
  public String keyId() {
    return keyId;
  }
}
