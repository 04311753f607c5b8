package dev.foretaste.serde;

import org.apache.avro.Schema;

/**
 * A version of a subject.
 *
 * @param id of the schema, the same under all subjects; 1 or more
 * @param version within the subject; 1 or more
 */
public record RegisteredSchema(String subject, int id, int version, Schema schema) {}
