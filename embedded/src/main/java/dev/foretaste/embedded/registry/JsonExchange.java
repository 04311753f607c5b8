package dev.foretaste.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;

/** JSON in and out, in the registry's content type. */
final class JsonExchange {

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int BAD_REQUEST = 400;

  private final ObjectMapper json = new ObjectMapper();

  JsonNode body(Context context) {
    try {
      JsonNode body = json.readTree(context.bodyAsBytes());
      if (body.isObject()) {
        return body;
      }
    } catch (IOException notJson) {
      throw malformed(notJson);
    }
    throw malformed(null);
  }

  void answer(Context context, Object value) {
    try {
      context.contentType(CONTENT_TYPE).result(json.writeValueAsBytes(value));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("An answer cannot be written as JSON", impossible);
    }
  }

  void answerRaw(Context context, String text) {
    context.contentType(CONTENT_TYPE).result(text);
  }

  void answerError(Context context, int status, int code, String message) {
    answer(context.status(status), Map.of("error_code", code, "message", message));
  }

  private static RegistryError malformed(Throwable cause) {
    return new RegistryError(BAD_REQUEST, BAD_REQUEST, "The body must be a JSON object", cause);
  }
}
