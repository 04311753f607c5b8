package dev.foretaste.serde;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * How to read what was written with the schema of an id. Safe for use by many threads; only good
 * news is kept, because an unknown id may become known.
 */
final class WriterSchemas<T extends SpecificRecord> {

  private final AcceptedTypes accepted;
  private final SchemaRegistryClient registry;
  private final Map<Integer, Decoding<T>> byId = new ConcurrentHashMap<>();

  /** Most topics have one writer schema at a time: spares the look-up. */
  private volatile Decoding<T> latest;

  record Decoding<T>(int id, DatumReader<T> reader, String typeName) {}

  WriterSchemas(AcceptedTypes accepted, SchemaRegistryClient registry) {
    this.accepted = accepted;
    this.registry = registry;
  }

  Decoding<T> byId(int id) {
    Decoding<T> last = latest;
    if (last != null && last.id() == id) {
      return last;
    }
    Decoding<T> found = byId.get(id);
    if (found == null) {
      found = resolve(id);
      byId.put(id, found);
    }
    latest = found;
    return found;
  }

  private Decoding<T> resolve(int id) {
    Schema writer =
        registry
            .schemaById(id)
            .orElseThrow(
                () ->
                    new UndecodableRecordException(
                        "unknown schema id %d: the schema registry has none such".formatted(id)));
    Schema reader = accepted.readerFor(writer);
    try {
      return new Decoding<>(id, AvroBinary.reader(writer, reader), writer.getFullName());
    } catch (AvroRuntimeException unresolvable) {
      throw new UndecodableRecordException(
          "schema %d cannot be read as %s: %s"
              .formatted(id, reader.getFullName(), unresolvable.getMessage()),
          unresolvable);
    }
  }
}
