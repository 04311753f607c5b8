package dev.foretaste.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Plain Avro binary of one record class, without any header: for state stores and sections of model
 * bundles. Bytes do not say which schema they were written with: their reader has to know. Safe for
 * use by many threads.
 */
public final class AvroBinary<T extends SpecificRecord> {

  private final Class<T> type;
  private final DatumWriter<SpecificRecord> writer;
  private final DatumReader<T> reader;
  private final ThreadLocal<AvroOutput> output = ThreadLocal.withInitial(AvroOutput::new);
  private final ThreadLocal<AvroInput> input = ThreadLocal.withInitial(AvroInput::new);

  private AvroBinary(Class<T> type, Schema written) {
    Schema schema = TrustedSchemas.schemaOf(type);
    this.type = type;
    this.writer = new SpecificDatumWriter<>(schema, TrustedSchemas.data());
    this.reader = reader(written, schema);
  }

  /** Encoder and decoder of a generated class. */
  public static <T extends SpecificRecord> AvroBinary<T> of(Class<T> type) {
    if (!TrustedSchemas.isTrusted(type)) {
      throw new IllegalArgumentException(
          "%s is not in package %s".formatted(type.getName(), TrustedSchemas.PACKAGE));
    }
    return new AvroBinary<>(type, TrustedSchemas.schemaOf(type));
  }

  /** Encoder as ever, and decoder of what was written with an earlier schema of the class. */
  static <T extends SpecificRecord> AvroBinary<T> writtenWith(Schema schema, Class<T> type) {
    return new AvroBinary<>(type, schema);
  }

  /**
   * The record as bytes.
   *
   * @throws org.apache.avro.AvroRuntimeException when a required field is null
   */
  public byte[] encode(T value) {
    return output.get().encode(writer, value);
  }

  /** The record as bytes, after a byte that says how they are laid out. */
  byte[] encode(byte layout, T value) {
    return output.get().encode(layout, writer, value);
  }

  /** Reads bytes of which the first says how the rest is laid out. */
  T decodeAfterLayout(byte[] bytes) {
    return input.get().decode(bytes, 1, reader, type.getName());
  }

  /**
   * Reads bytes that hold exactly one record.
   *
   * @throws UndecodableRecordException when they do not
   */
  public T decode(byte[] bytes) {
    return input.get().decode(bytes, 0, reader, type.getName());
  }

  /** A reader that is safe for use by many threads once it is safely published. */
  static <T> DatumReader<T> reader(Schema writerSchema, Schema readerSchema) {
    try {
      return new FastReaderBuilder(TrustedSchemas.data())
          .createDatumReader(writerSchema, readerSchema);
    } catch (IOException impossible) {
      throw new IllegalStateException("Avro reads no files here", impossible);
    }
  }
}
