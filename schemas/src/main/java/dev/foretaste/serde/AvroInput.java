package dev.foretaste.serde;

import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;

/** Decoder of one thread, used again for each record. */
final class AvroInput {

  private BinaryDecoder decoder;

  /**
   * Reads one value that must end where the bytes end. The decoder sees all bytes, so it refuses
   * lengths that exceed what is left before it allocates anything for them.
   *
   * @throws UndecodableRecordException whatever is wrong with the bytes
   */
  <T> T decode(byte[] bytes, int offset, DatumReader<T> reader, String typeName) {
    decoder = DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, decoder);
    try {
      T value = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new UndecodableRecordException(
            "%d trailing bytes after %s".formatted(decoder.remainingBytes(), typeName));
      }
      return value;
    } catch (UndecodableRecordException alreadyExplained) {
      throw alreadyExplained;
    } catch (EOFException tooShort) {
      throw new UndecodableRecordException(
          "truncated, or a length field is too large: %s ends early".formatted(typeName), tooShort);
    } catch (IOException | RuntimeException malformed) {
      throw new UndecodableRecordException(
          "not valid Avro binary of %s: %s".formatted(typeName, malformed), malformed);
    }
  }
}
