package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Requests made from the OpenAPI document, most of them valid, many not quite. {@code
 * -Dfuzz.requests=10000 -Dfuzz.seed=7} sends more and others.
 */
class OpenApiFuzzTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_500);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  /** No client waits that long; who waits for an event of its own choice may wait 10 s. */
  private static final Duration HANGS = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SchemaFuzz fuzz = new SchemaFuzz(SEED);

  private record Operation(String method, String path, JsonNode description) {}

  @Test
  void shouldAnswerEveryRequestOrSayWhatIsWrongWithIt() throws Exception {
    try (ApiUnderTest api = new ApiUnderTest()) {
      api.customers.process(Orders.order("anna", "o-1", "2026-01-05T18:30:00Z", "cola"), 2, 0);
      api.customers.process(Orders.order("anna", "o-2", "2026-01-06T18:30:00Z", "cola"), 2, 1);
      JsonNode document = api.json(api.get("/openapi.json"));
      AnswerCheck answers = new AnswerCheck(document);
      List<Operation> operations = operations(document);
      int answered = 0;
      for (int i = 0; i < REQUESTS; i++) {
        Operation operation = fuzz.oneOf(operations);
        HttpRequest request = request(api, operation);
        HttpResponse<String> response = send(request);
        check(i, request, operation, response, answers);
        answered += response.statusCode() < 300 ? 1 : 0;
      }

      assertThat(answered).as("requests that were valid").isGreaterThan(REQUESTS / 10);
    }
  }

  /** The server may close a kept connection just when it is used again; a new one must do. */
  private HttpResponse<String> send(HttpRequest request) throws Exception {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (HttpTimeoutException e) {
      throw new AssertionError("no answer to " + request.method() + " " + request.uri(), e);
    } catch (IOException e) {
      return client.send(request, BodyHandlers.ofString());
    }
  }

  private void check(
      int number,
      HttpRequest request,
      Operation operation,
      HttpResponse<String> response,
      AnswerCheck answers)
      throws Exception {
    String what = "%d: %s %s".formatted(number, request.method(), request.uri());
    int status = response.statusCode();
    String mediaType = response.headers().firstValue("Content-Type").orElse("");
    if (status < 300) {
      if (!isOfAnotherEndpoint(request)) {
        answers.success(what, operation.description(), mediaType, response.body());
      }
      return;
    }
    assertThat(mediaType).as(what).isEqualTo("application/problem+json");
    answers.problem(what, operation.description(), mediaType, response.body());
    JsonNode problem = json.readTree(response.body());
    assertThat(problem.path("status").asInt()).as(what).isEqualTo(status);
    assertThat(problem.path("type").asText()).as(what).isNotEmpty();
    assertThat(problem.path("title").asText()).as(what).isNotEmpty();
    assertThat(problem.path("detail").asText()).as(what).isNotEmpty();
    if (status >= 500) {
      // The only one that a request alone can bring about: it waits for what does not come.
      assertThat(problem.get("type").asText())
          .as(what + " " + response.body())
          .isEqualTo("urn:foretaste:problem:not-processed-yet");
    }
  }

  /** An empty id leaves the path of a list, or of nothing. */
  private static boolean isOfAnotherEndpoint(HttpRequest request) {
    String path = request.uri().getRawPath();
    return path.length() > 1 && path.endsWith("/") || path.contains("//");
  }

  private HttpRequest request(ApiUnderTest api, Operation operation) throws Exception {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : operation.description().path("parameters")) {
      String name = parameter.get("name").asText();
      if (parameter.get("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", encode(fuzz.text(parameter.get("schema"))));
      } else if (name.equals("wait")) {
        // What most requests would wait for does not happen here.
        query.add("wait=1");
      } else if (fuzz.chance(0.3)) {
        query.add(name + "=" + encode(fuzz.text(parameter.get("schema"))));
      }
    }
    String target = path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + target))
            .timeout(HANGS);
    JsonNode schema = operation.description().at("/requestBody/content/application~1json/schema");
    if (schema.isMissingNode()) {
      return request.method(operation.method(), BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", fuzz.chance(0.03) ? "text/plain" : "application/json")
        .method(operation.method(), BodyPublishers.ofByteArray(fuzz.body(schema)))
        .build();
  }

  /** All but the streams of events, which do not end. */
  private static List<Operation> operations(JsonNode document) {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operations.add(
                                new Operation(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    operation.getValue()))));
    operations.removeIf(operation -> operation.path().startsWith("/v1/stream/"));
    return operations;
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
