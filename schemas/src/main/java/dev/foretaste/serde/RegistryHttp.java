package dev.foretaste.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Requests to a schema registry; when one address does not answer, the next one is asked. Every
 * request may be repeated: registering twice is registering once.
 */
final class RegistryHttp {

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;

  /** The second finds a new connection where the first had one that the server had given up. */
  private static final int ROUNDS = 2;

  private final RegistryConfig config;
  private final HttpClient http;
  private final ObjectMapper json = new ObjectMapper();

  /** Index of the address that answered last; it is asked first. */
  private volatile int preferred;

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.timeout())
            .build();
  }

  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  JsonNode post(String path, JsonNode body) {
    return send("POST", path, BodyPublishers.ofString(body.toString()));
  }

  private JsonNode send(String method, String path, BodyPublisher body) {
    int addresses = config.urls().size();
    int first = preferred;
    SchemaRegistryUnavailableException unavailable = null;
    for (int i = 0; i < ROUNDS * addresses; i++) {
      int address = (first + i) % addresses;
      try {
        JsonNode answer = sendTo(config.urls().get(address), method, path, body);
        preferred = address;
        return answer;
      } catch (SchemaRegistryUnavailableException failure) {
        if (unavailable != null) {
          failure.addSuppressed(unavailable);
        }
        unavailable = failure;
      }
    }
    throw unavailable;
  }

  private JsonNode sendTo(URI base, String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(config.timeout())
            .header("Accept", CONTENT_TYPE)
            .header("Content-Type", CONTENT_TYPE)
            .method(method, body);
    config.authorization().ifPresent(value -> request.header("Authorization", value));
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new SchemaRegistryUnavailableException(
          "Schema registry %s does not answer: %s".formatted(base, failure), failure);
    } catch (InterruptedException interruption) {
      throw new InterruptException(interruption);
    }
    return answer(base, response);
  }

  private JsonNode answer(URI base, HttpResponse<String> response) {
    int status = response.statusCode();
    if (status >= 500 || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
      throw new SchemaRegistryUnavailableException(
          "Schema registry %s cannot answer now: HTTP status %d".formatted(base, status));
    }
    if (status >= 200 && status < 300) {
      try {
        return json.readTree(response.body());
      } catch (JsonProcessingException notJson) {
        throw new SchemaRegistryUnavailableException(
            "Address %s answers, but not like a schema registry; check %s"
                .formatted(base, RegistryConfig.URL),
            notJson);
      }
    }
    throw refusal(status, response.body());
  }

  private SchemaRegistryException refusal(int status, String body) {
    try {
      JsonNode error = json.readTree(body);
      return new SchemaRegistryException(
          status, error.path("error_code").asInt(status), error.path("message").asText("refused"));
    } catch (JsonProcessingException notJson) {
      return new SchemaRegistryException(status, status, "Schema registry refused the request");
    }
  }
}
