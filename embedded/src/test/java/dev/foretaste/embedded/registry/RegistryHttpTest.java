package dev.foretaste.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.embedded.SharedPlatform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Confluent's client never sends, and what it does not look at. */
@ExtendWith(SharedPlatform.class)
class RegistryHttpTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private String url;

  @BeforeEach
  void connect(EmbeddedPlatform platform) {
    url = platform.schemaRegistryUrl();
  }

  @Test
  void shouldAnswerInTheRegistrysContentType() throws Exception {
    HttpResponse<String> answer = send("GET", "/subjects", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/vnd.schemaregistry.v1+json");
  }

  @Test
  void shouldRefuseOtherSchemaLanguagesAndReferencesWithAReason() throws Exception {
    assertRefused(
        send(
            "POST",
            "/subjects/language-value/versions",
            "{\"schema\":\"{}\",\"schemaType\":\"JSON\"}"),
        422,
        422,
        "JSON is not supported");
    assertRefused(
        send(
            "POST",
            "/subjects/references-value/versions",
            "{\"schema\":\"\\\"int\\\"\","
                + "\"references\":[{\"name\":\"n\",\"subject\":\"s\",\"version\":1}]}"),
        422,
        422,
        "references are not supported");
  }

  @Test
  void shouldRefuseABodyThatIsNotAnObject() throws Exception {
    assertRefused(send("POST", "/subjects/body-value/versions", "nonsense"), 400, 400, "JSON");
    assertRefused(send("POST", "/subjects/body-value/versions", ""), 400, 400, "JSON");
    assertRefused(send("PUT", "/config", "[]"), 400, 400, "JSON");
  }

  @Test
  void shouldRefuseWrongVersionsAndIds() throws Exception {
    send("POST", "/subjects/wrong-value/versions", "{\"schema\":\"\\\"int\\\"\"}");

    assertRefused(send("GET", "/subjects/wrong-value/versions/first", ""), 422, 42202, "'first'");
    assertRefused(send("GET", "/schemas/ids/first", ""), 404, 404, "'first'");
    assertRefused(
        send("DELETE", "/subjects/wrong-value/versions/1?permanent=true", ""), 404, 40407, "1");
    send("DELETE", "/subjects/wrong-value/versions/1", "");
    assertRefused(send("DELETE", "/subjects/wrong-value/versions/1", ""), 404, 40406, "1");
  }

  @Test
  void shouldAnswerUnknownPathsAsErrorsToo() throws Exception {
    assertRefused(send("GET", "/nonsense", ""), 404, 404, "");
  }

  private void assertRefused(HttpResponse<String> answer, int status, int code, String message)
      throws Exception {
    JsonNode body = json.readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(body.path("error_code").asInt()).isEqualTo(code);
    assertThat(body.path("message").asText()).contains(message);
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
