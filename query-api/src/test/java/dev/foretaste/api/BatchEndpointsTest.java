package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topology.query.CustomerLookup;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchEndpointsTest {
  private static final String AT = "2026-01-05T18:30:00Z";

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
  void shouldAnswerForEachCustomerByItself() {
    api.customers.process(Orders.order("anna", "o-1", AT, "margherita", "cola"), 2, 1);
    api.customers.answer("carl", new CustomerLookup.Elsewhere("other", 8080));

    JsonNode results =
        api.json(
                api.post(
                    "/v1/predictions/batch?k=1",
                    "{\"customerIds\":[\"anna\",\"nobody\",\"carl\",\" \",7]}"))
            .get("results");

    assertThat(results.findValuesAsText("status")).startsWith("200", "404").contains("503", "400");
    assertThat(results.get(0).get("prediction").get("items")).hasSize(1);
    assertThat(results.get(0).get("problem").isNull()).isTrue();
    assertThat(results.get(2).get("problem").get("type").asText())
        .isEqualTo("urn:foretaste:problem:state-unavailable");
    assertThat(results.get(3).get("status").asInt()).isEqualTo(400);
    assertThat(results.get(4).get("status").asInt()).isEqualTo(400);
  }

  @Test
  void shouldTakeTheGoodOrdersOfABatchInTheirSequence() {
    String good = Orders.json("anna", "o-1", AT, "margherita");
    String same = Orders.json("anna", "o-1", AT, "margherita");
    String other = Orders.json("anna", "o-1", AT, "cola");
    String faulty = Orders.json("anna", "o-2", AT, "margherita").replace("\"EUR\"", "\"euro\"");
    String last = Orders.json("anna", "o-3", AT, "margherita");

    JsonNode results =
        api.json(
                api.post(
                    "/v1/orders/batch",
                    "{\"orders\":["
                        + String.join(",", good, same, other, faulty, "1", last)
                        + "]}"))
            .get("results");

    assertThat(IntStream.range(0, 6).mapToObj(i -> results.get(i).get("status").asInt()).toList())
        .containsExactly(202, 200, 409, 400, 400, 202);
    assertThat(results.get(0).get("position").asText()).isEqualTo("3:0");
    assertThat(results.get(1).get("duplicate").asBoolean()).isTrue();
    assertThat(results.get(3).get("orderId").asText()).isEqualTo("o-2");
    assertThat(results.get(3).get("problem").get("field").asText()).isEqualTo("currency");
    assertThat(api.log.orders).extracting(OrderPlaced::getOrderId).containsExactly("o-1", "o-3");
  }

  @Test
  void shouldSayWhichOrdersOfABatchWereNotConfirmed() {
    api.log.available = false;
    String batch = "{\"orders\":[" + Orders.json("anna", "o-1", AT, "margherita") + "]}";

    JsonNode away = api.json(api.post("/v1/orders/batch", batch)).get("results").get(0);
    api.log.available = true;
    JsonNode again = api.json(api.post("/v1/orders/batch", batch)).get("results").get(0);

    assertThat(away.get("status").asInt()).isEqualTo(503);
    assertThat(away.get("problem").get("type").asText())
        .isEqualTo("urn:foretaste:problem:order-log-unavailable");
    assertThat(again.get("status").asInt()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "{}", "{\"orders\":[]}", "{\"orders\":[1],\"more\":1}"})
  void shouldRefuseWhatIsNoBatch(String body) {
    HttpResponse<String> response = api.post("/v1/orders/batch", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("type").asText())
        .isEqualTo("urn:foretaste:problem:invalid-batch");
  }

  @Test
  void shouldRefuseMoreThanAThousandEntries() {
    String ids = IntStream.range(0, 1_001).mapToObj(i -> "\"c\"").collect(Collectors.joining(","));

    HttpResponse<String> response =
        api.post("/v1/predictions/batch", "{\"customerIds\":[" + ids + "]}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo("customerIds");
  }
}
