package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.topology.query.CustomerLookup;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictionEndpointsTest {
  private static final String ANNA = "/v1/customers/anna";

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
  void shouldPageThroughThePredictionsOfACustomer() {
    for (int i = 1; i <= 5; i++) {
      order("o-" + i, i, "margherita", "cola");
    }

    List<String> orders = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = api.json(api.get(ANNA + "/predictions?limit=2&k=1" + cursor));
      page.get("predictions").forEach(entry -> orders.add(entry.get("orderId").asText()));
      page.get("predictions").forEach(entry -> sizes.add(entry.get("items").size()));
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
    } while (!cursor.isEmpty());

    assertThat(orders).containsExactly("o-5", "o-4", "o-3", "o-2", "o-1");
    assertThat(sizes).containsOnly(1);
    assertThat(api.get("/v1/customers/nobody/predictions").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "predictions?limit=0, limit",
    "predictions?limit=21, limit",
    "predictions?cursor=x, cursor",
    "predictions?cursor=0, cursor",
    "prediction?at=yesterday, at",
    "prediction?at=-1, at",
    "prediction?store=, store",
    "prediction?channel=a&channel=b, channel",
    "prediction?after=57, after",
    "prediction?after=3:57, after",
    "prediction?wait=10001, wait",
    "prediction?committed=maybe, committed",
    "prediction?committed=true&store=s, committed"
  })
  void shouldNameTheParameterThatIsWrong(String path, String field) {
    order("o-1", 1, "margherita");

    HttpResponse<String> response = api.get(ANNA + "/" + path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo(field);
  }

  @Test
  void shouldRankAnewInTheContextThatIsGiven() {
    order("o-1", 1, "margherita", "cola");
    order("o-2", 2, "margherita");
    api.menus.note("margherita", false, 0);

    JsonNode ranking =
        api.json(
            api.get(ANNA + "/prediction?store=store-9&channel=web&at=2026-02-01T12:00:00Z&k=5"));

    assertThat(ranking.get("revision").asText()).isEqualTo("2:2");
    assertThat(ranking.get("context").get("store").asText()).isEqualTo("store-9");
    assertThat(ranking.get("context").get("at").asText()).isEqualTo("2026-02-01T12:00:00Z");
    assertThat(ranking.get("modelVersion").asText()).isEqualTo("v0");
    assertThat(itemsOf(ranking)).containsExactly("cola");
  }

  @Test
  void shouldRankGivenItemsAndSayWhyOthersHaveNoRank() {
    order("o-1", 1, "margherita", "cola");
    order("o-2", 2, "margherita");
    api.menus.note("funghi", false, 0);

    JsonNode ranking =
        api.json(
            api.post(
                ANNA + "/rank",
                "{\"items\":[\"cola\",\"margherita\",\"funghi\",\"moon\",\"tea\",\"cola\"],"
                    + "\"basket\":[\"tea\"]}"));

    assertThat(itemsOf(ranking)).containsExactly("margherita", "cola");
    assertThat(ranking.get("items").get(0).get("rank").asInt()).isEqualTo(1);
    assertThat(ranking.get("notRanked").toString())
        .isEqualTo(
            "[{\"itemId\":\"funghi\",\"reason\":\"not-offered\"},"
                + "{\"itemId\":\"moon\",\"reason\":\"unknown\"},"
                + "{\"itemId\":\"tea\",\"reason\":\"in-basket\"}]");
  }

  @Test
  void shouldSuggestNothingThatIsInTheBasket() {
    order("o-1", 1, "margherita", "cola");

    JsonNode ranking = api.json(api.post(ANNA + "/rank", "{\"basket\":[\"margherita\"]}"));

    assertThat(itemsOf(ranking)).containsExactly("cola");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items\":[]} | items",
        "{\"items\":\"cola\"} | items",
        "{\"items\":[\" \"]} | items[0]",
        "{\"basket\":[1]} | basket[0]",
        "{\"at\":\"noon\"} | at",
        "{\"k\":0} | k",
        "{\"wishes\":[]} | wishes"
      })
  void shouldRefuseOtherRequestsToRank(String body, String field) {
    order("o-1", 1, "margherita");

    HttpResponse<String> response = api.post(ANNA + "/rank", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo(field);
  }

  @Test
  void shouldTellWhatWasExpectedOfAnOrder() {
    order("o-1", 1, "margherita");
    order("o-2", 2, "margherita", "cola");

    JsonNode score = api.json(api.get("/v1/orders/o-2/score"));

    assertThat(score.get("customerId").asText()).isEqualTo("anna");
    assertThat(score.get("position").asText()).isEqualTo("2:2");
    assertThat(score.get("predictionId").asText()).isEqualTo("2-1");
    JsonNode expected = score.get("lines").get(0);
    assertThat(expected.get("rank").asInt()).isEqualTo(1);
    double p = expected.get("probability").asDouble();
    assertThat(expected.get("surprise").asDouble())
        .isCloseTo(-Math.log(p) / Math.log(2), within(1e-6));
    JsonNode unexpected = score.get("lines").get(1);
    assertThat(unexpected.get("rank").isNull()).isTrue();
    assertThat(unexpected.get("probability").isNull()).isTrue();
    assertThat(unexpected.get("surprise").asDouble()).isEqualTo(10);
    assertThat(score.get("surprise").asDouble())
        .isCloseTo((10 + expected.get("surprise").asDouble()) / 2, within(1e-9));
  }

  @Test
  void shouldHaveNoScoreOfAnOrderThatNothingWasExpectedOf() {
    order("o-1", 1, "margherita");

    HttpResponse<String> first = api.get("/v1/orders/o-1/score");

    assertThat(first.statusCode()).isEqualTo(404);
    assertThat(api.json(first).get("type").asText())
        .isEqualTo("urn:foretaste:problem:unknown-order");
  }

  @Test
  void shouldAskForTheCustomerWhenSeveralUsedTheOrderId() {
    order("o-1", 1, "margherita");
    order("o-2", 2, "margherita");
    api.customers.process(Orders.order("bob", "o-1", "2026-01-05T18:30:00Z", "tea"), 2, 10);
    api.customers.process(Orders.order("bob", "o-2", "2026-01-06T18:30:00Z", "tea"), 2, 11);

    HttpResponse<String> ambiguous = api.get("/v1/orders/o-2/score");
    JsonNode ofBob = api.json(api.get("/v1/orders/o-2/score?customer=bob"));

    assertThat(ambiguous.statusCode()).isEqualTo(400);
    assertThat(api.json(ambiguous).get("field").asText()).isEqualTo("customer");
    assertThat(ofBob.get("position").asText()).isEqualTo("2:11");
  }

  @Test
  void shouldWaitForTheOrderThatMustBeTakenIntoAccount() {
    CompletableFuture<HttpResponse<String>> answer =
        CompletableFuture.supplyAsync(() -> api.get(ANNA + "/prediction?after=2:1&wait=10000"));
    CompletableFuture<HttpResponse<String>> impatient =
        CompletableFuture.supplyAsync(() -> api.get(ANNA + "/prediction?after=2:1"));

    assertThat(impatient.join().statusCode()).isEqualTo(503);
    assertThat(api.json(impatient.join()).get("type").asText())
        .isEqualTo("urn:foretaste:problem:not-processed-yet");
    assertThat(answer).isNotDone();
    order("o-1", 1, "margherita");

    assertThat(answer.join().statusCode()).isEqualTo(200);
    assertThat(api.json(answer.join()).get("revision").asText()).isEqualTo("2:1");
    assertThat(api.get(ANNA + "/prediction?after=2:1").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldNotFindThatACustomerIsUnknownWhoIsKeptElsewhere() {
    api.customers.answer("anna", new CustomerLookup.Elsewhere("other", 8080));

    assertThat(api.get(ANNA + "/prediction?after=2:1&wait=10").statusCode()).isEqualTo(503);
  }

  @Test
  void shouldRefuseToWaitForPositionsThatRekeyingChanges() {
    api.customers.rekeyed = true;

    HttpResponse<String> response = api.get(ANNA + "/prediction?after=2:1");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo("after");
  }

  @Test
  void shouldShowTheLatestCommittedPredictionWhenAsked() {
    order("o-1", 1, "margherita");
    order("o-2", 2, "margherita");
    api.customers.committedBefore = 2;

    JsonNode committed = api.json(api.get(ANNA + "/prediction?committed=true"));
    JsonNode standing = api.json(api.get(ANNA + "/prediction"));
    HttpResponse<String> notYet = api.get(ANNA + "/prediction?committed=true&after=2:2");
    api.customers.committedBefore = 3;
    JsonNode later = api.json(api.get(ANNA + "/prediction?committed=true&after=2:2"));

    assertThat(committed.get("orderId").asText()).isEqualTo("o-1");
    assertThat(standing.get("orderId").asText()).isEqualTo("o-2");
    assertThat(notYet.statusCode()).isEqualTo(503);
    assertThat(later.get("orderId").asText()).isEqualTo("o-2");
  }

  private void order(String orderId, int day, String... items) {
    String at = "2026-01-%02dT18:30:00Z".formatted(day);
    api.customers.process(Orders.order("anna", orderId, at, items), 2, day);
  }

  private static List<String> itemsOf(JsonNode ranking) {
    List<String> items = new ArrayList<>();
    ranking.get("items").forEach(item -> items.add(item.get("itemId").asText()));
    return items;
  }
}
