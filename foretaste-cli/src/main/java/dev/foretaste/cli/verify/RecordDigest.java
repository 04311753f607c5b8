package dev.foretaste.cli.verify;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** 64 bits that tell the contents of records apart: the start of a SHA-256. Not thread-safe. */
final class RecordDigest {
  private final MessageDigest sha256;

  RecordDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Digest of a key and a value; an absent one is not the same as an empty one. */
  long of(Optional<byte[]> key, Optional<byte[]> value) {
    update(key);
    update(value);
    return ByteBuffer.wrap(sha256.digest()).getLong();
  }

  private void update(Optional<byte[]> bytes) {
    int length = bytes.map(b -> b.length).orElse(-1);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, length));
    bytes.ifPresent(sha256::update);
  }
}
