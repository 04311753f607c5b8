package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.health.ComponentHealth;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HealthEndpointsTest {
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = KafkaStreams.State.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PENDING_ERROR", "ERROR"})
  void shouldLiveAsLongAsTheStreamCanRecover(KafkaStreams.State state) {
    api.stream.set(state);

    HttpResponse<String> response = api.get("/health/live");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(api.json(response).get("live").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = KafkaStreams.State.class,
      names = {"PENDING_ERROR", "ERROR"})
  void shouldAskToBeRestartedWhenTheStreamHasFailedForGood(KafkaStreams.State state) {
    api.stream.set(state);

    HttpResponse<String> response = api.get("/health/live");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(api.json(response).get("detail").asText()).contains("restart");
  }

  @Test
  void shouldBeReadyOnceTheStreamRuns() {
    HttpResponse<String> response = api.get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode health = api.json(response);
    assertThat(health.get("ready").asBoolean()).isTrue();
    assertThat(health.get("components").get("stream").get("ready").asBoolean()).isTrue();
    assertThat(health.get("components").get("scorer").get("ready").asBoolean()).isTrue();
    assertThat(health.get("components").get("scorer").get("detail").asText())
        .isEqualTo("baseline v0");
  }

  @ParameterizedTest
  @EnumSource(value = KafkaStreams.State.class, mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
  void shouldSayWhatIsMissingUntilThen(KafkaStreams.State state) {
    api.stream.set(state);

    HttpResponse<String> response = api.get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = api.json(response);
    assertThat(problem.get("detail").asText()).startsWith("stream is " + state);
    assertThat(problem.get("ready").asBoolean()).isFalse();
    assertThat(problem.get("components").get("stream").get("ready").asBoolean()).isFalse();
    assertThat(problem.get("components").get("scorer").get("ready").asBoolean()).isTrue();
  }

  @Test
  void shouldSayWhatItDoesWithout() {
    api.companion.set(new ComponentHealth(false, "missing: nobody trains"));

    HttpResponse<String> response = api.get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode health = api.json(response);
    assertThat(health.get("ready").asBoolean()).isTrue();
    assertThat(health.get("missing").get(0).asText())
        .isEqualTo("retrainer is missing: nobody trains");
    assertThat(api.get("/metrics").body())
        .contains("foretaste_component_ready{component=\"retrainer\",} 0.0")
        .contains("foretaste_component_ready{component=\"stream\",} 1.0");
  }

  @Test
  void shouldAnswerHeadAsItAnswersGet() {
    api.stream.set(KafkaStreams.State.REBALANCING);

    HttpResponse<String> response = api.send("HEAD", "/health/ready", BodyPublishers.noBody());

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).isEmpty();
  }
}
