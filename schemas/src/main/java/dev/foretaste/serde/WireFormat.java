package dev.foretaste.serde;

/** The header of Confluent's wire format: magic byte 0, then the schema id as a big-endian int. */
final class WireFormat {

  static final int HEADER_SIZE = 5;
  private static final byte MAGIC = 0;

  private WireFormat() {}

  static void writeHeader(int schemaId, ArrayEncoder out) {
    out.writeByte(MAGIC);
    out.writeByte(schemaId >>> 24);
    out.writeByte(schemaId >>> 16);
    out.writeByte(schemaId >>> 8);
    out.writeByte(schemaId);
  }

  /**
   * The schema id of a record.
   *
   * @throws UndecodableRecordException when there is no such header
   */
  static int readSchemaId(byte[] bytes) {
    if (bytes.length < HEADER_SIZE) {
      throw new UndecodableRecordException(
          "not in Confluent wire format: %d bytes, but the header alone has %d"
              .formatted(bytes.length, HEADER_SIZE));
    }
    if (bytes[0] != MAGIC) {
      throw new UndecodableRecordException(
          "not in Confluent wire format: the first byte is 0x%02x, expected 0x00"
              .formatted(bytes[0]));
    }
    return (bytes[1] & 0xff) << 24
        | (bytes[2] & 0xff) << 16
        | (bytes[3] & 0xff) << 8
        | (bytes[4] & 0xff);
  }
}
