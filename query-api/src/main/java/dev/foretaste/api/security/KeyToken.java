package dev.foretaste.api.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An API key as its holder has it: {@code ftk_<key id>_<secret>}.
 *
 * <p>Only the SHA-256 of the secret is stored. A slow password hash would add nothing: it makes
 * guessing dearer, and 256 random bits cannot be guessed.
 */
public final class KeyToken {
  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile("ftk_(?<id>[0-9a-f]{16})_(?<secret>[A-Za-z0-9_-]{43})");

  private final String keyId;
  private final String secret;

  private KeyToken(String keyId, String secret) {
    this.keyId = keyId;
    this.secret = secret;
  }

  /** A new key. */
  public static KeyToken random(SecureRandom random) {
    return withNewSecret(HexFormat.of().formatHex(bytes(random, ID_BYTES)), random);
  }

  /** A new secret for the key of this id. */
  public static KeyToken withNewSecret(String keyId, SecureRandom random) {
    return new KeyToken(
        keyId, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, SECRET_BYTES)));
  }

  /** The key in a text; empty when the text is none. */
  public static Optional<KeyToken> parse(String text) {
    Matcher token = FORM.matcher(text);
    return token.matches()
        ? Optional.of(new KeyToken(token.group("id"), token.group("secret")))
        : Optional.empty();
  }

  /** The part that is no secret. */
  public String keyId() {
    return keyId;
  }

  /** SHA-256 of the secret; 32 bytes. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(secret.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The whole key, to be shown once to its holder. */
  public String text() {
    return "ftk_" + keyId + "_" + secret;
  }

  @Override
  public String toString() {
    return "KeyToken[" + keyId + ", secret hidden]";
  }

  private static byte[] bytes(SecureRandom random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
