package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelAdministrationTest {
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
  void shouldListAndShowVersions() {
    JsonNode models = api.json(api.get("/v1/models")).get("models");
    JsonNode shown = api.json(api.get("/v1/models/v2"));
    HttpResponse<String> unknown = api.get("/v1/models/v9");

    assertThat(models.findValuesAsText("version")).containsExactly("v1", "v2");
    assertThat(shown.get("summary").get("champion").asBoolean()).isTrue();
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(api.json(unknown).get("detail").asText()).contains("v9");
  }

  @Test
  void shouldShowWhatAVersionRestsOn() {
    JsonNode importance = api.json(api.get("/v1/models/v1")).at("/importance/0");

    assertThat(importance.get("feature").asText()).isEqualTo("a");
    assertThat(importance.get("splits").asInt()).isEqualTo(3);
    assertThat(importance.get("meanContribution").asDouble()).isEqualTo(0.7);
  }

  @Test
  void shouldListVerdictsTheLatestFirst() {
    JsonNode verdicts = api.json(api.get("/v1/models/verdicts")).get("verdicts");

    assertThat(verdicts.findValuesAsText("version")).containsExactly("v2", "v1");
  }

  @Test
  void shouldStillAnswerWithTheCurrentModel() {
    assertThat(api.json(api.get("/v1/models/current")).get("version").asText()).isEqualTo("v0");
  }

  @Test
  void shouldPromoteAndRollBackAndTrain() {
    HttpResponse<String> promoted =
        api.postJson("/v1/models/v1/promote", "{\"reason\":\"better in the shops\"}");
    HttpResponse<String> back = api.postJson("/v1/models/rollback", "{}");
    HttpResponse<String> training = api.postJson("/v1/models/train", "{}");

    assertThat(promoted.statusCode()).isEqualTo(200);
    assertThat(api.json(promoted).get("reason").asText()).isEqualTo("better in the shops");
    assertThat(api.json(back).get("action").asText()).isEqualTo("rollback");
    assertThat(training.statusCode()).isEqualTo(202);
    assertThat(api.json(training).get("requestId").asText()).isEqualTo("request-1");
  }

  @Test
  void shouldSayWhyAVersionIsNotPromoted() {
    HttpResponse<String> champion = api.postJson("/v1/models/v2/promote", "{}");
    HttpResponse<String> unknown = api.postJson("/v1/models/v9/promote", "{}");
    HttpResponse<String> faulty = api.postJson("/v1/models/v1/promote", "{\"raeson\":\"x\"}");
    HttpResponse<String> nameless = api.postJson("/v1/models/a%20b/promote", "{}");

    assertThat(champion.statusCode()).isEqualTo(409);
    assertThat(api.json(champion).get("detail").asText()).contains("champion already");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(faulty.statusCode()).isEqualTo(400);
    assertThat(api.json(faulty).get("field").asText()).isEqualTo("raeson");
    assertThat(nameless.statusCode()).isEqualTo(400);
  }

  @Test
  void shouldTakeNoChangeThatAPageOfAnotherSiteCouldSend() {
    HttpResponse<String> plain =
        api.send(
            "POST",
            "/v1/models/rollback",
            BodyPublishers.ofString("{}"),
            "Content-Type",
            "text/plain");

    assertThat(plain.statusCode()).isEqualTo(415);
  }

  @Test
  void shouldChangeNothingWhereOtherMachinesCanAsk() {
    try (ApiUnderTest open = new ApiUnderTest("0.0.0.0")) {
      for (String path :
          List.of("/v1/models/v1/promote", "/v1/models/rollback", "/v1/models/train")) {
        HttpResponse<String> refused = open.postJson(path, "{}");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(open.json(refused).get("detail").asText()).contains("loopback");
      }
      assertThat(open.get("/v1/models").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldSayThatModelsCannotBeReadRightNow() {
    api.registry.reachable = false;

    HttpResponse<String> response = api.get("/v1/models");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }
}
