package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemColumn;
import dev.foretaste.tables.ItemTables;
import dev.foretaste.tables.Neighbours;
import dev.foretaste.topology.overview.Overviews.SalesCell;
import dev.foretaste.topology.overview.SalesKey;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MenuEndpointsTest {
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest();
    ItemTables tables =
        new ItemTables(
            List.of("pizza", "wine", "salad"),
            Map.of(
                ItemColumn.POPULARITY, new float[] {0.5f, 0.2f, 0.01f},
                ItemColumn.RECENT_POPULARITY, new float[] {0.4f, 0.3f, 0.02f}),
            new Neighbours(new int[] {2, 2, 2}, new int[] {1, 2}, new float[] {0.9f, 0.1f}),
            Neighbours.none(3));
    api.models.add(new ScoringModel("v1", new BaselineScorer(), tables, Optional.empty()));
    api.models.crown("v1", 5);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldKeepTheMenu() {
    HttpResponse<String> put =
        api.put(
            "/v1/menu/pizza",
            "{\"name\":\"Pizza\",\"category\":\"food\",\"price\":990,\"currency\":\"EUR\"}");
    api.put("/v1/menu/cola%2Flight", "{\"name\":\"Cola\",\"available\":false}");

    assertThat(put.statusCode()).isEqualTo(200);
    assertThat(api.json(put).get("position").asText()).isEqualTo("0:0");
    assertThat(api.get("/v1/menu").body())
        .isEqualTo(
            "{\"items\":[{\"itemId\":\"cola/light\",\"name\":\"Cola\",\"category\":null,"
                + "\"available\":false,\"price\":null,\"currency\":null},"
                + "{\"itemId\":\"pizza\",\"name\":\"Pizza\",\"category\":\"food\","
                + "\"available\":true,\"price\":990,\"currency\":\"EUR\"}]}");
    assertThat(api.menus.view().withdrawn()).containsExactly("cola/light");

    assertThat(api.delete("/v1/menu/pizza").statusCode()).isEqualTo(200);
    assertThat(api.json(api.get("/v1/menu")).get("items")).hasSize(1);
    assertThat(api.menus.view().offers("pizza")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name",
        "{\"name\":\" \"} | name",
        "{\"name\":\"a\",\"available\":\"no\"} | available",
        "{\"name\":\"a\",\"price\":-1,\"currency\":\"EUR\"} | price",
        "{\"name\":\"a\",\"price\":1} | currency",
        "{\"name\":\"a\",\"price\":1,\"currency\":\"euro\"} | currency",
        "{\"name\":\"a\",\"colour\":\"red\"} | colour"
      })
  void shouldRefuseWhatIsNoItem(String body, String field) {
    HttpResponse<String> response = api.put("/v1/menu/pizza", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo(field);
  }

  @Test
  void shouldChangeTheMenuOnlyForClientsOnTheSameMachine() {
    try (ApiUnderTest open = new ApiUnderTest("0.0.0.0")) {
      assertThat(open.put("/v1/menu/pizza", "{\"name\":\"Pizza\"}").statusCode()).isEqualTo(403);
      assertThat(open.delete("/v1/menu/pizza").statusCode()).isEqualTo(403);
      assertThat(open.get("/v1/menu").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldShowWhatGrows() {
    JsonNode trending = api.json(api.get("/v1/menu/trending"));
    api.delete("/v1/menu/wine");
    JsonNode withoutWine = api.json(api.get("/v1/menu/trending?k=1"));

    assertThat(trending.get("modelVersion").asText()).isEqualTo("v1");
    assertThat(trending.get("items").findValuesAsText("itemId")).containsExactly("wine", "salad");
    assertThat(trending.get("items").get(0).get("trend").floatValue()).isEqualTo(0.3f / 0.2f);
    assertThat(withoutWine.get("items").findValuesAsText("itemId")).containsExactly("salad");
  }

  @Test
  void shouldShowWhatGrowsAtOneStore() {
    Instant today = ApiUnderTest.NOW.truncatedTo(ChronoUnit.DAYS);
    Instant before = today.minus(Duration.ofDays(14));
    sold("", before, 10);
    sold("pizza", before, 8);
    sold("wine", before, 2);
    sold("", today, 10);
    sold("pizza", today, 7);
    sold("wine", today, 6);

    JsonNode trending = api.json(api.get("/v1/menu/trending?store=s1"));

    assertThat(trending.has("modelVersion")).isFalse();
    assertThat(trending.get("items").findValuesAsText("itemId")).containsExactly("wine");
    JsonNode wine = trending.get("items").get(0);
    assertThat(wine.get("recentPopularity").floatValue()).isEqualTo(0.6f);
    assertThat(wine.get("popularity").floatValue()).isEqualTo(0.4f);
    assertThat(api.json(api.get("/v1/menu/trending?store=s2")).get("items")).isEmpty();
  }

  private void sold(String itemId, Instant day, long orders) {
    api.overviews.sales.add(new SalesCell(new SalesKey("s1", itemId), day, orders));
  }

  @Test
  void shouldShowWhatGoesTogether() {
    JsonNode similar = api.json(api.get("/v1/menu/pizza/similar?k=1"));

    assertThat(similar.get("relation").asText()).isEqualTo("together");
    assertThat(similar.get("items").toString())
        .isEqualTo("[{\"itemId\":\"wine\",\"strength\":0.9}]");
    assertThat(api.json(api.get("/v1/menu/pizza/similar?relation=next")).get("items")).isEmpty();
    assertThat(api.get("/v1/menu/pizza/similar?relation=love").statusCode()).isEqualTo(400);
    assertThat(api.get("/v1/menu/moon/similar").statusCode()).isEqualTo(404);
  }
}
