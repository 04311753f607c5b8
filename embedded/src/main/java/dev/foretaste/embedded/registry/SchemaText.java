package dev.foretaste.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Schemas as clients send them. */
final class SchemaText {

  private SchemaText() {}

  /**
   * The schema of a request's body.
   *
   * @throws RegistryError 42201 when it is no valid Avro, 422 for what is not supported
   */
  static Schema of(JsonNode body) {
    String type = body.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw RegistryError.unprocessable(
          "schemaType %s is not supported here, only AVRO".formatted(type));
    }
    if (!body.path("references").isEmpty()) {
      throw RegistryError.unprocessable(
          "references are not supported here: put the referenced types into the schema itself");
    }
    String text = body.path("schema").asText("");
    if (text.isBlank()) {
      throw RegistryError.invalidSchema("Empty schema: the field schema is missing", null);
    }
    return parse(text);
  }

  /** Parses a schema that was accepted before, or may be. */
  static Schema parse(String text) {
    try {
      return new Schema.Parser().parse(text);
    } catch (AvroRuntimeException invalid) {
      throw RegistryError.invalidSchema("Invalid schema: " + invalid.getMessage(), invalid);
    }
  }
}
