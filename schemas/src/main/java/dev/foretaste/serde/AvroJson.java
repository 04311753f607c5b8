package dev.foretaste.serde;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro's JSON encoding of one record class, for files that people look into. Every field of the
 * class must be there. Safe for use by many threads.
 */
public final class AvroJson<T extends SpecificRecord> {
  private final Class<T> type;
  private final Schema schema;
  private final DatumReader<T> reader;

  private AvroJson(Class<T> type) {
    this.type = type;
    schema = TrustedSchemas.schemaOf(type);
    reader = AvroBinary.reader(schema, schema);
  }

  /** Encoder and decoder of a generated class. */
  public static <T extends SpecificRecord> AvroJson<T> of(Class<T> type) {
    return new AvroJson<>(type);
  }

  /** The record as indented UTF-8 text. */
  public byte[] encode(T value) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      JsonEncoder encoder = EncoderFactory.get().jsonEncoder(schema, text, true);
      new SpecificDatumWriter<T>(schema, TrustedSchemas.data()).write(value, encoder);
      encoder.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toByteArray();
  }

  /**
   * Reads text that holds one record.
   *
   * @throws UndecodableRecordException when it does not
   */
  public T decode(byte[] text) {
    try {
      return reader.read(
          null, DecoderFactory.get().jsonDecoder(schema, new ByteArrayInputStream(text)));
    } catch (IOException | AvroRuntimeException e) {
      throw new UndecodableRecordException(
          "not the JSON of a %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
    }
  }
}
