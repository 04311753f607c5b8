package dev.foretaste.api.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What instances show each other so that no one else reads their internal endpoints. */
public final class InternalSecret {
  /** Header that carries it. */
  static final String HEADER = "Foretaste-Internal-Secret";

  private static final int MIN_LENGTH = 16;
  private static final int RANDOM_BYTES = 32;

  private final String secret;

  private InternalSecret(String secret) {
    this.secret = secret;
  }

  /**
   * The secret of a file, without the white space around it.
   *
   * @throws IOException when the file cannot be read or holds no secret
   */
  public static InternalSecret read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (text.length() < MIN_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IOException(
          "%s must hold one line of %d or more ASCII characters without spaces"
              .formatted(file, MIN_LENGTH));
    }
    return new InternalSecret(text);
  }

  /**
   * The secret of a file, which is made with a random one if it is not there, for its owner only.
   *
   * @throws IOException when the file cannot be read or made, or holds no secret
   */
  public static InternalSecret readOrCreate(Path file) throws IOException {
    if (!Files.exists(file)) {
      // Temporary files are for their owner only wherever files have owners.
      Path made = Files.createTempFile(file.toAbsolutePath().getParent(), "secret", ".tmp");
      Files.writeString(made, random().value() + "\n");
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return read(file);
  }

  /** A random one, for an instance whose peers share its process. */
  public static InternalSecret random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new InternalSecret(HexFormat.of().formatHex(bytes));
  }

  /** Compares in a time that does not tell how much is right. */
  boolean matches(String shown) {
    return shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  /** The header's value. */
  String value() {
    return secret;
  }

  @Override
  public String toString() {
    return "InternalSecret[hidden]";
  }
}
