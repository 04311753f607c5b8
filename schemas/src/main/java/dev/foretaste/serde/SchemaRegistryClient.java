package dev.foretaste.serde;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A schema registry. Implementations are safe for use by many threads.
 *
 * <p>Every method throws {@link SchemaRegistryException} when the registry refuses, and {@link
 * SchemaRegistryUnavailableException} when none can be reached.
 */
public interface SchemaRegistryClient extends AutoCloseable {

  /** Makes the schema a version of the subject unless it is one, and returns its id. */
  int register(String subject, Schema schema);

  /** The schema with that id; empty when the registry knows none. */
  Optional<Schema> schemaById(int id);

  /** Which version of the subject this schema is; empty when it is none. */
  Optional<RegisteredSchema> lookUp(String subject, Schema schema);

  /** The newest version of the subject; empty when there is none. */
  Optional<RegisteredSchema> latest(String subject);

  /** Whether the schema may be registered, by the subject's compatibility level. */
  CompatibilityVerdict testCompatibility(String subject, Schema schema);

  @Override
  void close();
}
