package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldListTheEndpoints() {
    HttpResponse<String> response = api.get("/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(api.json(response).get("endpoints").has("POST /v1/orders")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/v1", "/v1/customers", "/v1/customers//prediction"})
  void shouldNotFindOtherPaths(String path) {
    HttpResponse<String> response = api.get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = api.json(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:foretaste:problem:no-such-endpoint");
    assertThat(problem.get("title").asText()).isNotBlank();
    assertThat(problem.get("status").asInt()).isEqualTo(404);
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(problem.has("errors")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /v1/customers/anna/profile, 'GET, HEAD'",
    "POST, /health/live, 'GET, HEAD'",
    "GET, /v1/orders, POST",
    "PUT, /v1/orders, POST"
  })
  void shouldNameTheMethodsThatAnEndpointTakes(String method, String path, String allowed) {
    HttpResponse<String> response = api.send(method, path, BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
    assertThat(api.json(response).get("type").asText())
        .isEqualTo("urn:foretaste:problem:method-not-allowed");
  }

  @Test
  void shouldHideWhyTheServerFailedAndNameTheIncident() {
    List<Runnable> disturbances =
        List.of(
            () -> {
              throw new IllegalStateException("secret");
            },
            () -> {
              throw new StackOverflowError("secret");
            });
    for (Runnable disturbance : disturbances) {
      api.customers.disturbance = disturbance;

      HttpResponse<String> response = api.get("/v1/customers/anna/profile");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      JsonNode problem = api.json(response);
      assertThat(problem.get("type").asText()).isEqualTo("urn:foretaste:problem:internal-error");
      assertThat(problem.get("instance").asText()).startsWith("urn:uuid:");
      assertThat(response.body()).doesNotContain("Exception").doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET\r\n\r\n",
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\nConnection: close\r\n\r\n",
        "GET /../../etc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      })
  void shouldAnswerNonsenseWithAProblemToo(String request) {
    RawHttp.Answer answer = RawHttp.send(api.port(), request);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.head()).contains("application/problem+json").contains("nosniff");
    assertThat(answer.body()).contains("urn:foretaste:problem:malformed-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"POST /nowhere", "PUT /v1/orders", "POST /v1/orders", "GET /v1/models/current"})
  void shouldKeepTheConnectionThoughNobodyWantsTheBody(String request) {
    String refused = request + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 70000\r\n\r\n";
    String next = "GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    RawHttp.Answer answer = RawHttp.send(api.port(), refused, "x".repeat(70_000), next);

    assertThat(answer.head()).doesNotContain("Connection: close");
    assertThat(answer.body()).contains("HTTP/1.1 200");
  }

  @Test
  void shouldSayThatTheConnectionClosesWhenABodyIsNotAwaited() {
    RawHttp.Answer answer =
        RawHttp.send(
            api.port(),
            "GET /v1/menu HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.head()).contains("Connection: close");
  }

  @Test
  void shouldRefuseEndlessHeaders() {
    RawHttp.Answer answer =
        RawHttp.send(
            api.port(),
            "GET / HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(9_000) + "\r\n\r\n");

    assertThat(answer.status()).isEqualTo(431);
    assertThat(answer.head()).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":431");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nowhere", "/metrics", "/v1/customers/nobody/profile"})
  void shouldKeepBrowsersAndCachesFromGuessing(String path) {
    HttpResponse<String> response = api.get(path);

    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("Server")).isEmpty();
  }
}
