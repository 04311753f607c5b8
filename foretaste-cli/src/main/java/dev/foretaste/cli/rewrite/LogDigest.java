package dev.foretaste.cli.rewrite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** SHA-256 over the records of one partition with their offsets. Not thread-safe. */
final class LogDigest {
  private final MessageDigest sha256;
  private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

  LogDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** Takes the next record; key and value may be null. */
  void add(long offset, long timestamp, byte[] key, byte[] value, Headers headers) {
    add(offset);
    add(timestamp);
    add(key);
    add(value);
    for (Header header : headers) {
      add(header.key().getBytes(StandardCharsets.UTF_8));
      add(header.value());
    }
  }

  /** The digest of all so far; begins anew. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private void add(byte[] bytes) {
    add(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      sha256.update(bytes);
    }
  }

  private void add(long value) {
    sha256.update(number.clear().putLong(value).array());
  }
}
