package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Compares answers with what the OpenAPI document says of them. */
final class AnswerCheck {
  private final ObjectMapper json = new ObjectMapper();
  private final JsonSchemaFactory schemas =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private final Map<JsonNode, JsonSchema> known = new HashMap<>();
  private final JsonNode components;

  AnswerCheck(JsonNode document) {
    components = document.get("components");
  }

  /** A body under a 2xx status, of an operation of the document. */
  void success(String what, JsonNode operation, String mediaType, String body) throws IOException {
    check(what, operation.at("/responses/2XX/content"), mediaType, body);
  }

  /** A body under any other status. */
  void problem(String what, JsonNode operation, String mediaType, String body) throws IOException {
    check(what, operation.at("/responses/default/content"), mediaType, body);
  }

  private void check(String what, JsonNode content, String mediaType, String body)
      throws IOException {
    String kind = mediaType.split(";", 2)[0];
    JsonNode schema = content.path(content.has("text/*") ? "text/*" : kind).path("schema");
    assertThat(schema.isObject()).as("%s: %s is not in the document", what, kind).isTrue();
    if (kind.endsWith("json")) {
      assertThat(schemaOf(schema).validate(json.readTree(body))).as(what + " " + body).isEmpty();
    }
  }

  private JsonSchema schemaOf(JsonNode schema) {
    return known.computeIfAbsent(
        schema,
        s -> {
          ObjectNode whole = s.deepCopy();
          whole.set("components", components);
          return schemas.getSchema(whole);
        });
  }
}
