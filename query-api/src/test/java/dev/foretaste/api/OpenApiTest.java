package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.api.openapi.Route;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final Set<String> PARTS_OF_THE_PAGE =
      Set.of("/", "/docs/start.js", "/docs/{file}");

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
  void shouldDescribeEveryEndpoint() {
    JsonNode paths = api.json(api.get("/openapi.json")).get("paths");

    assertThat(api.routes()).isNotEmpty();
    for (Route route : api.routes()) {
      JsonNode operation = paths.path(route.path()).path(route.method().toLowerCase(Locale.ROOT));
      assertThat(operation.isObject()).as("%s in the document", route).isTrue();
      if (!PARTS_OF_THE_PAGE.contains(route.path())) {
        assertThat(operation.get("summary").asText())
            .as("what %s does; say it in the index", route)
            .isNotEmpty();
      }
    }
  }

  @Test
  void shouldListNoEndpointThatDoesNotExist() {
    List<String> routes = new ArrayList<>();
    api.routes().forEach(route -> routes.add(route.method() + " " + route.path()));

    api.json(api.get("/"))
        .get("endpoints")
        .fieldNames()
        .forEachRemaining(
            endpoint -> assertThat(routes).contains(endpoint.replaceFirst("\\?.*", "")));
  }

  @Test
  void shouldDescribeParametersAndBodies() {
    JsonNode document = api.json(api.get("/openapi.json"));

    assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
    JsonNode prediction = document.get("paths").get("/v1/customers/{id}/prediction").get("get");
    assertThat(prediction.get("parameters").findValuesAsText("name"))
        .containsExactly(
            "id",
            "k",
            "store",
            "channel",
            "at",
            "after",
            "wait",
            "committed",
            "explain",
            "lang",
            "maxLag");
    assertThat(prediction.get("parameters").get(0).get("in").asText()).isEqualTo("path");
    JsonNode order =
        document
            .at("/paths/~1v1~1orders/post/requestBody/content")
            .get("application/json")
            .get("schema");
    assertThat(order.get("required")).hasSize(7);
    assertThat(order.get("additionalProperties").asBoolean()).isFalse();
  }

  @Test
  void shouldDescribeWhatEveryEndpointAnswers() {
    JsonNode document = api.json(api.get("/openapi.json"));

    for (Route route : api.routes()) {
      JsonNode content =
          document
              .get("paths")
              .get(route.path())
              .get(route.method().toLowerCase(Locale.ROOT))
              .at("/responses/2XX/content");
      boolean described =
          !content.has("application/json") || !content.at("/application~1json/schema").isEmpty();
      assertThat(described || Set.of("/", "/openapi.json").contains(route.path()))
          .as("the answer of %s", route)
          .isTrue();
    }
    JsonNode history = document.at("/components/schemas/customers.HistoryView");
    assertThat(history.at("/properties/predictions/items/$ref").asText())
        .isEqualTo("#/components/schemas/customers.PredictionView");
    assertThat(history.at("/properties/next/anyOf/1/type").asText()).isEqualTo("null");
    assertThat(document.at("/components/schemas/customers.PredictionView/required").toString())
        .contains("items")
        .doesNotContain("expectedNextOrderTime");
  }

  @Test
  void shouldServeThePageFromTheJar() {
    HttpResponse<String> page = api.get("/docs");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'");
    for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
      assertThat(page.body()).contains("/docs/" + file);
      assertThat(api.get("/docs/" + file).statusCode()).isEqualTo(200);
    }
    assertThat(api.get("/docs/index.html").statusCode()).isEqualTo(404);
  }
}
