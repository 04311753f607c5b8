package dev.foretaste.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/**
 * Buffer and encoder of one thread, used again for each record. Knows nothing of Kafka, so that
 * modules without Kafka can write records.
 */
final class AvroOutput {

  private static final int INITIAL_SIZE = 1024;
  private static final int KEPT_SIZE = 1 << 20;

  private ByteArrayOutputStream buffer = new ByteArrayOutputStream(INITIAL_SIZE);
  private BinaryEncoder encoder;

  /** Avro binary after a header of Confluent's wire format. */
  byte[] encode(int schemaId, DatumWriter<SpecificRecord> writer, SpecificRecord value) {
    buffer.reset();
    WireFormat.writeHeader(schemaId, buffer);
    return encodeRest(writer, value);
  }

  /** Avro binary alone. */
  byte[] encode(DatumWriter<SpecificRecord> writer, SpecificRecord value) {
    buffer.reset();
    return encodeRest(writer, value);
  }

  private byte[] encodeRest(DatumWriter<SpecificRecord> writer, SpecificRecord value) {
    encoder = EncoderFactory.get().directBinaryEncoder(buffer, encoder);
    try {
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException | RuntimeException invalid) {
      throw new AvroRuntimeException(
          "%s cannot be written: is a required field null?"
              .formatted(value.getSchema().getFullName()),
          invalid);
    }
    byte[] bytes = buffer.toByteArray();
    if (bytes.length > KEPT_SIZE) {
      buffer = new ByteArrayOutputStream(INITIAL_SIZE);
    }
    return bytes;
  }
}
