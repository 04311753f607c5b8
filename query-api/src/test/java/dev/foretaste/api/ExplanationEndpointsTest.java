package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.bundle.ScoringModel;
import dev.foretaste.scoring.BaselineScorer;
import dev.foretaste.tables.ItemTables;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplanationEndpointsTest {
  private static final String ANNA = "/v1/customers/anna";

  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest();
    order("o-1", 1, "margherita");
    order("o-2", 13, "margherita", "cola");
    order("o-3", 25, "cola");
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void shouldExplainTheStandingPrediction() {
    JsonNode answer = api.json(api.get(ANNA + "/prediction?explain=true"));

    JsonNode explanation = answer.get("explanation");
    assertThat(explanation.get("modelVersion")).isEqualTo(answer.get("modelVersion"));
    assertThat(explanation.get("language").asText()).isEqualTo("en");
    assertThat(explanation.has("unavailable")).isFalse();
    assertSumsToScores(answer, 2);
    JsonNode margherita = item(explanation, "margherita").get("reasons").get(0);
    assertThat(margherita.get("about").asText()).isEqualTo("own-weight");
    assertThat(margherita.get("text").asText()).isEqualTo("Ordered in 2 of 3 orders");
    assertThat(margherita.get("features").get("own_slow_weight").asDouble()).isPositive();
  }

  @Test
  void shouldExplainOnlyWhenAsked() {
    assertThat(api.json(api.get(ANNA + "/prediction")).has("explanation")).isFalse();
    assertThat(api.json(api.post(ANNA + "/rank", "{}")).has("explanation")).isFalse();
  }

  @Test
  void shouldExplainRankingsInTheirContext() {
    JsonNode suggested =
        api.json(
            api.post(ANNA + "/rank?explain=true", "{\"at\":\"2026-02-01T18:30:00Z\",\"k\":5}"));
    JsonNode compared =
        api.json(
            api.post(
                ANNA + "/rank?explain=true", "{\"items\":[\"cola\"],\"basket\":[\"margherita\"]}"));
    JsonNode inStore = api.json(api.get(ANNA + "/prediction?store=harbour&explain=true"));

    assertSumsToScores(suggested, 2);
    assertSumsToScores(compared, 1);
    assertSumsToScores(inStore, 2);
  }

  @Test
  void shouldSpeakTheLanguageThatIsAskedFor() {
    String path = ANNA + "/prediction?explain=true";
    HttpResponse<String> preferred =
        api.send(
            "GET", path, BodyPublishers.noBody(), "Accept-Language", "fr, ru-RU;q=0.8, en;q=0.5");
    HttpResponse<String> named =
        api.send("GET", path + "&lang=en", BodyPublishers.noBody(), "Accept-Language", "ru");
    HttpResponse<String> unreadable =
        api.send("GET", path, BodyPublishers.noBody(), "Accept-Language", "!;q=x");

    assertThat(api.json(preferred).at("/explanation/language").asText()).isEqualTo("ru");
    assertThat(
            item(api.json(preferred).get("explanation"), "margherita")
                .at("/reasons/0/text")
                .asText())
        .isEqualTo("Входит в 2 из 3 заказов");
    assertThat(preferred.headers().firstValue("Vary")).hasValue("Accept-Language");
    assertThat(api.json(named).at("/explanation/language").asText()).isEqualTo("en");
    assertThat(api.json(unreadable).at("/explanation/language").asText()).isEqualTo("en");
  }

  @Test
  void shouldRefuseLanguagesThatItDoesNotSpeak() {
    HttpResponse<String> response = api.get(ANNA + "/prediction?explain=true&lang=fr");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo("lang");
    assertThat(api.get(ANNA + "/prediction?explain=maybe").statusCode()).isEqualTo(400);
  }

  @Test
  void shouldExplainWithTheVersionThatMadeThePredictionThoughAnotherIsChampion() {
    api.models.add(
        new ScoringModel("v7", new BaselineScorer(), ItemTables.EMPTY, Optional.empty()));
    api.models.crown("v7", 10);

    JsonNode answer = api.json(api.get(ANNA + "/prediction?explain=true"));

    assertThat(answer.at("/explanation/modelVersion").asText()).isEqualTo("v0");
    assertSumsToScores(answer, 2);
  }

  @Test
  void shouldSayThatTheVersionIsGone() {
    api.models.add(
        new ScoringModel("v7", new BaselineScorer(), ItemTables.EMPTY, Optional.empty()));
    api.models.crown("v7", 10);
    api.models.retire("v0");

    JsonNode answer = api.json(api.get(ANNA + "/prediction?explain=true"));

    assertThat(answer.get("items")).hasSize(2);
    assertThat(answer.at("/explanation/items")).isEmpty();
    assertThat(answer.at("/explanation/unavailable").asText())
        .contains("v0")
        .contains("not loaded any more");
  }

  @Test
  void shouldNotExplainWhatItCannotReproduce() {
    api.customers.committedBefore = 25;

    JsonNode answer = api.json(api.get(ANNA + "/prediction?explain=true&committed=true"));

    assertThat(answer.get("orderId").asText()).isEqualTo("o-2");
    assertThat(answer.at("/explanation/items")).isEmpty();
    assertThat(answer.at("/explanation/unavailable").asText()).contains("has changed since");
  }

  @Test
  void shouldExplainWhatWasExpectedOfAnOrder() {
    order("o-4", 37, "margherita", "tea");

    JsonNode explanation =
        api.json(api.get("/v1/orders/o-4/score?explain=true")).get("explanation");

    assertThat(explanation.get("items")).hasSize(2);
    assertThat(item(explanation, "margherita").at("/reasons/0/text").asText())
        .isEqualTo("Ordered in 2 of 3 orders");
    assertThat(item(explanation, "tea").get("score").asDouble()).isZero();
    assertThat(api.json(api.get("/v1/orders/o-4/score")).has("explanation")).isFalse();
  }

  @Test
  void shouldSayThatTheStateBeforeAnOrderIsNotKept() {
    order("o-4", 37, "margherita");
    api.customers.examples.clear();

    JsonNode answer = api.json(api.get("/v1/orders/o-4/score?explain=true"));

    assertThat(answer.get("lines")).hasSize(1);
    assertThat(answer.at("/explanation/unavailable").asText()).contains("not kept any more");
  }

  private static void assertSumsToScores(JsonNode answer, int items) {
    JsonNode explained = answer.get("explanation").get("items");
    assertThat(explained).hasSize(items);
    for (int i = 0; i < items; i++) {
      JsonNode item = explained.get(i);
      assertThat(item.get("itemId")).isEqualTo(answer.get("items").get(i).get("itemId"));
      double sum = item.get("base").asDouble();
      for (JsonNode reason : item.get("reasons")) {
        sum += reason.get("contribution").asDouble();
      }
      assertThat(sum).isCloseTo(answer.get("items").get(i).get("score").asDouble(), within(1e-6));
    }
  }

  private static JsonNode item(JsonNode explanation, String itemId) {
    for (JsonNode item : explanation.get("items")) {
      if (item.get("itemId").asText().equals(itemId)) {
        return item;
      }
    }
    throw new AssertionError("no explanation of " + itemId);
  }

  private void order(String orderId, int day, String... items) {
    String at = Instant.parse("2025-12-31T18:30:00Z").plus(Duration.ofDays(day)).toString();
    api.customers.process(Orders.order("anna", orderId, at, items), 2, day);
  }
}
