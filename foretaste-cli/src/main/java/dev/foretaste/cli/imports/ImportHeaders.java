package dev.foretaste.cli.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The record headers that tell which order of which file a record is: {@value #IMPORT}, the digest
 * of the file in UTF-8, and {@value #POSITION}, the position of the order as 8 bytes, big-endian.
 */
final class ImportHeaders {
  static final String IMPORT = "foretaste.import";
  static final String POSITION = "foretaste.import.position";

  private ImportHeaders() {}

  static List<Header> of(String digest, long position) {
    return List.of(
        new RecordHeader(IMPORT, digest.getBytes(StandardCharsets.UTF_8)),
        new RecordHeader(POSITION, ByteBuffer.allocate(Long.BYTES).putLong(position).array()));
  }

  /** The position of a record in the file with that digest, if it is from that file. */
  static OptionalLong positionIn(String digest, Headers headers) {
    Header file = headers.lastHeader(IMPORT);
    Header position = headers.lastHeader(POSITION);
    if (file == null
        || position == null
        || position.value().length != Long.BYTES
        || !digest.equals(new String(file.value(), StandardCharsets.UTF_8))) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(ByteBuffer.wrap(position.value()).getLong());
  }
}
