package dev.foretaste.serde;

import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How values of state stores are laid out: a byte that names the layout, then Avro binary. */
final class StoredLayout<T extends SpecificRecord> {
  private static final byte CURRENT = 1;

  private final AvroBinary<T> binary;

  StoredLayout(Class<T> type) {
    binary = AvroBinary.of(type);
  }

  Serde<T> serde() {
    return Serdes.serdeFrom((topic, value) -> write(value), (topic, bytes) -> read(bytes));
  }

  private byte[] write(T value) {
    if (value == null) {
      return null;
    }
    byte[] record = binary.encode(value);
    byte[] bytes = new byte[record.length + 1];
    bytes[0] = CURRENT;
    System.arraycopy(record, 0, bytes, 1, record.length);
    return bytes;
  }

  private T read(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length == 0 || bytes[0] != CURRENT) {
      throw new UndecodableRecordException(
          "stored with a layout that this version does not know; run the version that wrote it");
    }
    return binary.decode(Arrays.copyOfRange(bytes, 1, bytes.length));
  }
}
