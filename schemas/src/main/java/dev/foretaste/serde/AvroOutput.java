package dev.foretaste.serde;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Buffer and encoder of one thread, used again for each record. Knows nothing of Kafka, so that
 * modules without Kafka can write records.
 */
final class AvroOutput {

  private final ArrayEncoder encoder = new ArrayEncoder();

  /** Avro binary after a header of Confluent's wire format. */
  byte[] encode(int schemaId, DatumWriter<SpecificRecord> writer, SpecificRecord value) {
    encoder.reset();
    WireFormat.writeHeader(schemaId, encoder);
    return encodeRest(writer, value);
  }

  /** Avro binary after one byte. */
  byte[] encode(byte first, DatumWriter<SpecificRecord> writer, SpecificRecord value) {
    encoder.reset();
    encoder.writeByte(first);
    return encodeRest(writer, value);
  }

  /** Avro binary alone. */
  byte[] encode(DatumWriter<SpecificRecord> writer, SpecificRecord value) {
    encoder.reset();
    return encodeRest(writer, value);
  }

  private byte[] encodeRest(DatumWriter<SpecificRecord> writer, SpecificRecord value) {
    try {
      writer.write(value, encoder);
    } catch (IOException | RuntimeException invalid) {
      throw new AvroRuntimeException(
          "%s cannot be written: is a required field null?"
              .formatted(value.getSchema().getFullName()),
          invalid);
    }
    return encoder.toByteArray();
  }
}
