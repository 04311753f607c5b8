package dev.foretaste.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/**
 * Schemas as they are registered: without the properties that only concern generated Java classes,
 * so that everybody who registers the same {@code .avsc} file gets the same id.
 */
final class PublishedSchemas {

  private static final String JAVA_STRING = "avro.java.string";

  private PublishedSchemas() {}

  static Schema of(Schema generated) {
    try {
      JsonNode json = new ObjectMapper().readTree(generated.toString());
      strip(json);
      return new Schema.Parser().parse(json.toString());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Avro printed a schema that is not JSON", impossible);
    }
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(JAVA_STRING);
    }
    node.forEach(PublishedSchemas::strip);
  }
}
