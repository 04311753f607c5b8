package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.PendingFeedback;
import dev.foretaste.topology.query.CustomerLookup;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerEndpointsTest {
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
  void shouldShowTheStandingPrediction() {
    api.customers.process(
        Orders.order("anna", "o-1", "2026-01-05T18:30:00Z", "margherita", "cola"), 2, 40);
    CustomerState state =
        api.customers.process(
            Orders.order("anna", "o-2", "2026-01-12T18:30:00.250Z", "margherita"), 2, 57);

    HttpResponse<String> response = api.get("/v1/customers/anna/prediction");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    JsonNode prediction = api.json(response);
    assertThat(prediction.get("customerId").asText()).isEqualTo("anna");
    assertThat(prediction.get("predictionId").asText())
        .isEqualTo(state.getStanding().getPredictionId());
    assertThat(prediction.get("orderId").asText()).isEqualTo("o-2");
    assertThat(prediction.get("revision").asText()).isEqualTo("2:57");
    assertThat(prediction.get("orderNumber").asInt()).isEqualTo(2);
    assertThat(prediction.get("asOf").asText()).isEqualTo("2026-01-12T18:30:00.250Z");
    assertThat(prediction.get("modelVersion").asText()).isEqualTo("v0");
    assertThat(prediction.get("scorer").asText()).isEqualTo("baseline");
    assertThat(prediction.get("items")).hasSize(2);
    JsonNode best = prediction.get("items").get(0);
    assertThat(best.get("itemId").asText()).isEqualTo("margherita");
    assertThat(best.get("rank").asInt()).isEqualTo(1);
    assertThat(best.get("score").floatValue())
        .isEqualTo(state.getStanding().getItems().get(0).getScore());
    assertThat(best.get("probability").floatValue())
        .isEqualTo(state.getStanding().getItems().get(0).getProbability());
    assertThat(prediction.get("items").get(1).get("rank").asInt()).isEqualTo(2);
  }

  @Test
  void shouldShowTheBestTenItemsUnlessAskedForMoreOrFewer() {
    String[] items = IntStream.range(0, 30).mapToObj(i -> "item-" + i).toArray(String[]::new);
    api.customers.process(Orders.order("anna", "o-1", "2026-01-05T18:30:00Z", items), 0, 0);

    assertThat(itemsOf("/v1/customers/anna/prediction")).isEqualTo(10);
    assertThat(itemsOf("/v1/customers/anna/prediction?k=1")).isEqualTo(1);
    assertThat(itemsOf("/v1/customers/anna/prediction?k=20")).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k=0", "k=21", "k=-1", "k=x", "k=", "k=1.5", "k=99999999999", "k=1&k=2"})
  void shouldRefuseAnyOtherNumberOfItems(String query) {
    api.customers.process(Orders.order("anna", "o-1", "2026-01-05T18:30:00Z", "cola"), 0, 0);

    HttpResponse<String> response = api.get("/v1/customers/anna/prediction?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo("k");
  }

  @Test
  void shouldNameTheParameterThatIsWrong() {
    JsonNode problem = api.json(api.get("/v1/customers/anna/prediction?k=21"));

    assertThat(problem.get("type").asText()).isEqualTo("urn:foretaste:problem:invalid-parameter");
    assertThat(problem.get("field").asText()).isEqualTo("k");
    assertThat(problem.get("errors").get(0).get("detail").asText()).contains("1 to 20");
  }

  @Test
  void shouldShowWhatIsKnownOfTheCustomer() {
    api.customers.process(
        Orders.order("anna", "o-1", "2026-01-05T18:30:00Z", "margherita", "cola"), 2, 40);
    api.customers.process(
        Orders.order("anna", "o-2", "2026-01-12T18:30:00Z", "margherita", "funghi", "tea"), 2, 57);

    JsonNode profile = api.json(api.get("/v1/customers/anna/profile"));

    assertThat(profile.get("customerId").asText()).isEqualTo("anna");
    assertThat(profile.get("revision").asText()).isEqualTo("2:57");
    assertThat(profile.get("orderCount").asInt()).isEqualTo(2);
    assertThat(profile.get("firstOrderTime").asText()).isEqualTo("2026-01-05T18:30:00Z");
    assertThat(profile.get("lastOrderTime").asText()).isEqualTo("2026-01-12T18:30:00Z");
    assertThat(profile.get("meanBasketSize").asDouble()).isEqualTo(2.5);
    assertThat(profile.get("repeatRatio").asDouble()).isEqualTo(0.2);
    assertThat(profile.get("evictedItems").asInt()).isZero();
    assertThat(profile.get("items")).hasSize(4);
    JsonNode margherita = profile.get("items").get(0);
    assertThat(margherita.get("itemId").asText()).isEqualTo("margherita");
    assertThat(margherita.get("orders").asInt()).isEqualTo(2);
    assertThat(margherita.get("quantity").asLong()).isEqualTo(4);
    assertThat(margherita.get("firstOrder").asInt()).isEqualTo(1);
    assertThat(margherita.get("lastOrder").asInt()).isEqualTo(2);
    assertThat(margherita.get("lastOrdered").asText()).isEqualTo("2026-01-12T18:30:00Z");
    assertThat(margherita.get("weights").get("fast").asDouble()).isCloseTo(1.6, within(1e-9));
    assertThat(margherita.get("weights").get("slow").asDouble()).isCloseTo(1.9, within(1e-9));
    assertThat(margherita.get("weights").get("time").asDouble()).isBetween(1.0, 2.0);
    assertThat(margherita.get("rating").isNull()).isTrue();
    assertThat(profile.get("recentBaskets")).hasSize(2);
    JsonNode latest = profile.get("recentBaskets").get(1);
    assertThat(latest.get("orderId").asText()).isEqualTo("o-2");
    assertThat(latest.get("orderNumber").asInt()).isEqualTo(2);
    assertThat(latest.get("eventTime").asText()).isEqualTo("2026-01-12T18:30:00Z");
    assertThat(latest.get("lines").get(1).get("itemId").asText()).isEqualTo("funghi");
    assertThat(latest.get("lines").get(1).get("quantity").asInt()).isEqualTo(2);
  }

  @Test
  void shouldShowTheMeanOfTheCustomersRatings() {
    CustomerState state =
        api.customers.process(Orders.order("anna", "o-1", "2026-01-05T18:30:00Z", "cola"), 0, 0);
    api.customers.answer(
        "anna",
        new CustomerLookup.Found(
            new CustomerState(
                state.getPreferences(),
                state.getStanding(),
                state.getRecentOrders(),
                List.of(
                    new PendingFeedback(0, 0L, "o-1", 4, ""),
                    new PendingFeedback(0, 1L, "o-1", 5, "")),
                List.of(),
                null,
                1L,
                false)));
    api.customers.process(Orders.order("anna", "o-2", "2026-01-06T18:30:00Z", "tea"), 0, 1);

    JsonNode cola = api.json(api.get("/v1/customers/anna/profile")).get("items").get(0);

    assertThat(cola.get("rating").get("mean").asDouble()).isEqualTo(4.5);
    assertThat(cola.get("rating").get("count").asInt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prediction", "profile"})
  void shouldNotKnowCustomersWhoNeverOrdered(String endpoint) {
    HttpResponse<String> response = api.get("/v1/customers/nobody/" + endpoint);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(api.json(response).get("type").asText())
        .isEqualTo("urn:foretaste:problem:unknown-customer");
    assertThat(response.body()).doesNotContain("nobody");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prediction", "profile"})
  void shouldNotKnowCustomersWhoOnlyGaveFeedback(String endpoint) {
    CustomerState unknown = PrequentialLoop.unknownCustomer();
    api.customers.answer("anna", new CustomerLookup.Found(unknown));

    assertThat(api.get("/v1/customers/anna/" + endpoint).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"prediction", "profile"})
  void shouldAskToComeBackWhileTheStateIsRestored(String endpoint) {
    api.customers.answer("anna", new CustomerLookup.Unavailable("the stream is REBALANCING"));

    HttpResponse<String> response = api.get("/v1/customers/anna/" + endpoint);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
    assertThat(api.json(response).get("type").asText())
        .isEqualTo("urn:foretaste:problem:state-unavailable");
    assertThat(api.json(response).get("detail").asText()).isEqualTo("the stream is REBALANCING");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prediction", "profile"})
  void shouldAskToComeBackWhenTheInstanceThatKeepsTheCustomerCannotBeAsked(String endpoint) {
    api.customers.answer("anna", new CustomerLookup.Elsewhere("other.example", 8081));

    HttpResponse<String> response = api.get("/v1/customers/anna/" + endpoint);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(api.json(response).get("type").asText())
        .isEqualTo("urn:foretaste:problem:state-unavailable");
  }

  @Test
  void shouldFindCustomersWhateverCharactersTheirIdsHave() {
    for (String id : List.of("a b", "ä/ö", "日本", "50%", "a+b", "q?x#y", "semi;colon", "back\\")) {
      api.customers.process(Orders.order(id, "o-1", "2026-01-05T18:30:00Z", "cola"), 0, 0);

      HttpResponse<String> response =
          api.get("/v1/customers/" + RawHttp.encode(id) + "/prediction");

      assertThat(response.statusCode()).as(id).isEqualTo(200);
      assertThat(api.json(response).get("customerId").asText()).isEqualTo(id);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%00", "a%0Ab", "%7F", "%C2%85", "%20", "%FF", "%C3", "%zz", "%E", "a%", "%2e%2e", "%C0%AF"
      })
  void shouldRefuseIdsThatNoCustomerCanHave(String encoded) {
    RawHttp.Answer answer = RawHttp.get(api.port(), "/v1/customers/" + encoded + "/prediction");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.head()).contains("application/problem+json");
  }

  @Test
  void shouldBoundTheLengthOfIds() {
    assertThat(api.get("/v1/customers/" + "x".repeat(200) + "/profile").statusCode())
        .isEqualTo(404);

    HttpResponse<String> response = api.get("/v1/customers/" + "x".repeat(201) + "/profile");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo("id");
  }

  private int itemsOf(String path) {
    return api.json(api.get(path)).get("items").size();
  }
}
