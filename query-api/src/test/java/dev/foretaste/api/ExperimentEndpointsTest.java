package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExperimentEndpointsTest {
  private static final String PATH = "/v1/models/experiments";

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
  void shouldStartReportAndStopAnExperiment() {
    HttpResponse<String> started =
        api.postJson(
            PATH, "{\"challenger\":\"v1\",\"kind\":\"ab\",\"sharePerMille\":50,\"salt\":\"s\"}");
    JsonNode listed = api.json(api.get(PATH)).get("experiments");
    JsonNode report = api.json(api.get(PATH + "/x-1"));
    HttpResponse<String> stopped = api.postJson(PATH + "/stop", "{}");

    assertThat(started.statusCode()).isEqualTo(201);
    assertThat(api.json(started).get("kind").asText()).isEqualTo("ab");
    assertThat(api.json(started).get("share").asDouble()).isEqualTo(0.05);
    assertThat(listed.findValuesAsText("id")).containsExactly("x-1");
    assertThat(report.get("challenger").get("outcomes").asInt()).isEqualTo(7);
    assertThat(report.get("differences").get("recall@10").get("low").asDouble()).isEqualTo(-0.5);
    assertThat(stopped.statusCode()).isEqualTo(200);
    assertThat(api.json(api.get(PATH)).get("experiments")).isEmpty();
  }

  @Test
  void shouldTryAShadowOnATenthUnlessToldOtherwise() {
    JsonNode started = api.json(api.postJson(PATH, "{\"challenger\":\"v1\"}"));

    assertThat(started.get("kind").asText()).isEqualTo("shadow");
    assertThat(started.get("share").asDouble()).isEqualTo(0.1);
  }

  @Test
  void shouldNameTheFieldThatIsWrong() {
    assertFault("{}", "challenger");
    assertFault("{\"challenger\":\"v1\",\"kind\":\"both\"}", "kind");
    assertFault("{\"challenger\":\"v1\",\"sharePerMille\":1001}", "sharePerMille");
    assertFault("{\"challenger\":\"v1\",\"share\":10}", "share");
  }

  @Test
  void shouldSayWhatCannotBeDone() {
    assertThat(api.postJson(PATH, "{\"challenger\":\"v9\"}").statusCode()).isEqualTo(404);
    assertThat(api.postJson(PATH + "/stop", "{}").statusCode()).isEqualTo(409);
    assertThat(api.get(PATH + "/x-9").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldChangeNothingWhereOtherMachinesCanAsk() {
    try (ApiUnderTest open = new ApiUnderTest("0.0.0.0")) {
      for (String path : List.of(PATH, PATH + "/stop")) {
        assertThat(open.postJson(path, "{\"challenger\":\"v1\"}").statusCode()).isEqualTo(403);
      }
      assertThat(open.get(PATH).statusCode()).isEqualTo(200);
    }
  }

  private void assertFault(String body, String field) {
    HttpResponse<String> refused = api.postJson(PATH, body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(api.json(refused).get("field").asText()).isEqualTo(field);
  }
}
