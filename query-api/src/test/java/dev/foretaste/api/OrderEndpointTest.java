package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topology.query.CustomerLookup;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderEndpointTest {
  private static final String TIME = "2026-02-28T18:30:00Z";

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
  void shouldAppendTheOrderAndSayWhereItStands() {
    HttpResponse<String> response =
        api.postOrder(
            """
            {"orderId": "o-1", "customerId": "anna", "storeId": "s", "channel": "app",
             "eventTime": "2026-02-28T19:30:00.5+01:00", "currency": "EUR",
             "lines": [{"itemId": "margherita", "size": "L", "quantity": 1, "unitPrice": 1150},
                       {"itemId": "cola", "size": null, "quantity": 2, "unitPrice": 0}]}
            """);

    assertThat(response.statusCode()).isEqualTo(202);
    JsonNode receipt = api.json(response);
    assertThat(receipt.get("orderId").asText()).isEqualTo("o-1");
    assertThat(receipt.get("position").asText()).isEqualTo("3:0");
    assertThat(receipt.get("duplicate").asBoolean()).isFalse();
    OrderPlaced order = api.log.orders.get(0);
    assertThat(order.getCustomerId()).isEqualTo("anna");
    assertThat(order.getStoreId()).isEqualTo("s");
    assertThat(order.getChannel()).isEqualTo("app");
    assertThat(order.getEventTime())
        .isEqualTo(Instant.parse("2026-02-28T18:30:00.500Z").toEpochMilli());
    assertThat(order.getCurrency()).isEqualTo("EUR");
    assertThat(order.getLines()).hasSize(2);
    assertThat(order.getLines().get(0).getSize()).isEqualTo("L");
    assertThat(order.getLines().get(0).getUnitPrice()).isEqualTo(1_150);
    assertThat(order.getLines().get(1).getItemId()).isEqualTo("cola");
    assertThat(order.getLines().get(1).getSize()).isNull();
    assertThat(order.getLines().get(1).getQuantity()).isEqualTo(2);
  }

  @Test
  void shouldTakeEventTimesInMilliseconds() {
    api.postOrder(Orders.json("anna", "o-1", "X", "cola").replace("\"X\"", "1772303400000"));

    assertThat(api.log.orders.get(0).getEventTime()).isEqualTo(1_772_303_400_000L);
  }

  @Test
  void shouldAnswerARepeatedOrderWithItsFirstPosition() {
    api.postOrder(Orders.json("anna", "o-0", TIME, "tea"));
    api.postOrder(Orders.json("anna", "o-1", TIME, "cola"));

    HttpResponse<String> response = api.postOrder(Orders.json("anna", "o-1", TIME, "cola"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(api.json(response).get("position").asText()).isEqualTo("3:1");
    assertThat(api.json(response).get("duplicate").asBoolean()).isTrue();
    assertThat(api.log.orders).hasSize(2);
  }

  @Test
  void shouldRecogniseOrdersThatTheStreamHasProcessed() {
    api.customers.process(Orders.order("anna", "o-1", TIME, "cola"), 5, 77);

    HttpResponse<String> response = api.postOrder(Orders.json("anna", "o-1", TIME, "cola"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(api.json(response).get("position").asText()).isEqualTo("5:77");
    assertThat(api.log.orders).isEmpty();
  }

  @Test
  void shouldRefuseAnOrderIdThatStandsForOtherContent() {
    api.customers.process(Orders.order("anna", "o-1", TIME, "cola"), 5, 77);
    api.postOrder(Orders.json("anna", "o-2", TIME, "cola"));

    for (String id : List.of("o-1", "o-2")) {
      HttpResponse<String> response = api.postOrder(Orders.json("anna", id, TIME, "tea"));

      assertThat(response.statusCode()).isEqualTo(409);
      assertThat(api.json(response).get("type").asText())
          .isEqualTo("urn:foretaste:problem:order-id-reused");
      assertThat(api.json(response).get("field").asText()).isEqualTo("orderId");
    }
    assertThat(api.log.orders).hasSize(1);
  }

  @Test
  void shouldTakeTheSameOrderIdFromAnotherCustomer() {
    api.postOrder(Orders.json("anna", "o-1", TIME, "cola"));

    HttpResponse<String> response = api.postOrder(Orders.json("bob", "o-1", TIME, "tea"));

    assertThat(response.statusCode()).isEqualTo(202);
  }

  @Test
  void shouldTakeOrdersOfCustomersWhoseStateCannotBeRead() {
    api.customers.answer("anna", new CustomerLookup.Unavailable("restoring"));
    api.customers.answer("bob", new CustomerLookup.Elsewhere("other", 1));

    assertThat(api.postOrder(Orders.json("anna", "o-1", TIME, "cola")).statusCode()).isEqualTo(202);
    assertThat(api.postOrder(Orders.json("bob", "o-1", TIME, "cola")).statusCode()).isEqualTo(202);
  }

  @Test
  void shouldAppendOnceWhenTheSameOrderComesTwiceAtTheSameTime() throws Exception {
    api.log.gate = new CountDownLatch(1);
    api.log.arrived = new CountDownLatch(1);
    String order = Orders.json("anna", "o-1", TIME, "cola");

    var first = CompletableFuture.supplyAsync(() -> api.postOrder(order));
    api.log.arrived.await();
    var second = CompletableFuture.supplyAsync(() -> api.postOrder(order));
    api.log.gate.countDown();

    assertThat(first.get().statusCode()).isEqualTo(202);
    assertThat(second.get().statusCode()).isEqualTo(200);
    assertThat(api.json(second.get()).get("position").asText()).isEqualTo("3:0");
    assertThat(api.log.orders).hasSize(1);
  }

  @Test
  void shouldAskToComeBackWhenTheLogIsAwayAndTakeTheOrderThen() {
    String order = Orders.json("anna", "o-1", TIME, "cola");
    api.log.available = false;

    HttpResponse<String> refused = api.postOrder(order);
    api.log.available = true;
    HttpResponse<String> taken = api.postOrder(order);

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(api.json(refused).get("type").asText())
        .isEqualTo("urn:foretaste:problem:order-log-unavailable");
    assertThat(taken.statusCode()).isEqualTo(202);
  }

  @Test
  void shouldKeepThreadsForReadersWhenTheLogDoesNotAnswer() throws Exception {
    int places = 4;
    api.log.gate = new CountDownLatch(1);
    api.log.arrived = new CountDownLatch(places);
    var waiting =
        IntStream.range(0, places)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> api.postOrder(Orders.json("c-" + i, "o", TIME, "cola")),
                        task -> new Thread(task).start()))
            .toList();
    api.log.arrived.await();

    HttpResponse<String> turnedAway = api.postOrder(Orders.json("anna", "o-1", TIME, "cola"));
    HttpResponse<String> read = api.get("/health/ready");
    api.log.gate.countDown();

    assertThat(turnedAway.statusCode()).isEqualTo(503);
    assertThat(turnedAway.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(api.json(turnedAway).get("type").asText())
        .isEqualTo("urn:foretaste:problem:overloaded");
    assertThat(read.statusCode()).isEqualTo(200);
    for (var order : waiting) {
      assertThat(order.get().statusCode()).isEqualTo(202);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"orderId\": \"o-1\"     | \"orderId\": 7              | orderId           | text",
        "\"orderId\": \"o-1\"     | \"orderId\": null           | orderId           | required",
        "\"orderId\": \"o-1\",    | `  `                        | orderId           | required",
        "\"orderId\": \"o-1\"     | \"orderId\": \"\\ud800\"   | orderId           | Unicode",
        "\"channel\": \"web\"     | \"channel\": true           | channel           | text",
        "\"currency\": \"EUR\"    | \"currency\": [\"EUR\"]     | currency          | text",
        "\"storeId\": \"store-1\" | \"storeId\": {}             | storeId           | text",
        "\"2026-02-28T18:30:00Z\" | \"2026-02-28T18:30:00\"     | eventTime         | zone",
        "\"2026-02-28T18:30:00Z\" | \"yesterday\"               | eventTime         | zone",
        "\"2026-02-28T18:30:00Z\" | 1.5                         | eventTime         | whole number",
        "\"2026-02-28T18:30:00Z\" | 99999999999999999999        | eventTime         | whole number",
        "\"2026-02-28T18:30:00Z\" | null                        | eventTime         | required",
        "\"2026-02-28T18:30:00Z\" | {}                          | eventTime         | whole number",
        "\"quantity\": 2          | \"quantity\": \"2\"         | lines[0].quantity | whole number",
        "\"quantity\": 2          | \"quantity\": 2.0           | lines[0].quantity | whole number",
        "\"quantity\": 2          | \"quantity\": 9999999999    | lines[0].quantity | too large",
        "\"quantity\": 2,         | `  `                        | lines[0].quantity | required",
        "\"quantity\": 2          | \"quantity\": null          | lines[0].quantity | required",
        "\"quantity\": 2          | \"quantity\": 2, \"extra\": 1 | lines[0].extra  | not a known",
        "\"unitPrice\": 950       | \"unitPrice\": false        | lines[0].unitPrice| whole number",
        "\"unitPrice\": 950       | \"unitPrice\": 950, \"size\": 4 | lines[0].size | text",
        "\"lines\": [             | \"lines\": [null,           | lines[0]          | object",
        "\"lines\": [             | \"lines\": [3,              | lines[0]          | object",
        "\"storeId\": \"store-1\" | \"storeId\": \"s\", \"shop\": 1 | shop             | storeId",
      })
  void shouldNameTheFieldThatIsNotAsDocumented(
      String valid, String invalid, String field, String detail) {
    String body = Orders.json("anna", "o-1", TIME, "cola").replace(valid, invalid);

    HttpResponse<String> response = api.postOrder(body);

    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode problem = api.json(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:foretaste:problem:invalid-order");
    assertThat(problem.get("field").asText()).isEqualTo(field);
    assertThat(problem.get("errors").get(0).get("field").asText()).isEqualTo(field);
    assertThat(problem.get("detail").asText()).contains(detail);
    assertThat(api.log.orders).isEmpty();
  }

  @Test
  void shouldNameUnknownFieldsBesideTheMissingOnes() {
    String body =
        Orders.json("anna", "o-1", TIME, "cola")
            .replace("storeId", "shop")
            .replace("\"quantity\": 2", "\"count\": 2, \"size\": 4");

    HttpResponse<String> response = api.postOrder(body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("errors").findValuesAsText("field"))
        .containsExactly("storeId", "lines[0].size", "lines[0].quantity", "lines[0].count", "shop");
  }

  @Test
  void shouldNotRepeatEveryFaultOfAHopelessOrder() {
    String lines = "{},".repeat(5_000);
    String body = Orders.json("anna", "o-1", TIME, "cola").replace("[{", "[" + lines + "{");

    JsonNode problem = api.json(api.postOrder(body));

    assertThat(problem.get("errors")).hasSize(100);
  }

  @Test
  void shouldNameEveryFieldThatIsOutsideOfItsLimits() {
    String body =
        """
        {"orderId": " ", "customerId": "anna", "storeId": "s", "channel": "web",
         "eventTime": "2026-03-02T12:00:01Z", "currency": "euro",
         "lines": [{"itemId": "cola", "quantity": 0, "unitPrice": -1}]}
        """;

    HttpResponse<String> response = api.postOrder(body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo("orderId");
    assertThat(api.json(response).get("errors").findValuesAsText("field"))
        .containsExactly(
            "orderId", "eventTime", "currency", "lines[0].quantity", "lines[0].unitPrice");
    assertThat(api.log.orders).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"orderId\": \"o-1\",\\n  oops}         | 2",
        "{\"orderId\": \"o-1\"                    | 1",
        "{\"orderId\": \"a\", \"orderId\": \"b\"} | 1",
        "{} {}                                    | 1",
        "{\"quantity\": 01}                       | 1",
        "{\"quantity\": NaN}                      | 1",
      })
  void shouldSayWhereJsonIsMalformed(String body, int line) {
    HttpResponse<String> response = api.postOrder(body.replace("\\n", "\n"));

    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode problem = api.json(response);
    assertThat(problem.get("type").asText()).isEqualTo("urn:foretaste:problem:malformed-json");
    assertThat(problem.get("line").asInt()).isEqualTo(line);
    assertThat(problem.get("column").asInt()).isPositive();
    assertThat(problem.get("detail").asText()).contains("line " + line).doesNotContain("Source");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "null", "7", "\"order\""})
  void shouldRefuseAnythingButOneObject(String body) {
    HttpResponse<String> response = api.postOrder(body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("detail").asText()).contains("one JSON object");
  }

  @Test
  void shouldRefuseTextThatIsNotUtf8() {
    byte[] latin1 = Orders.json("anna", "o-1", TIME, "café").getBytes(StandardCharsets.ISO_8859_1);

    HttpResponse<String> response =
        api.send(
            "POST",
            "/v1/orders",
            BodyPublishers.ofByteArray(latin1),
            "Content-Type",
            "application/json");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.log.orders).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {17, 100_000})
  void shouldRefuseJsonThatIsNestedTooDeeply(int depth) {
    HttpResponse<String> response = api.postOrder("[".repeat(depth));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("detail").asText()).contains("nested too deeply");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/json-patch+json",
        "application/json; charset=utf-16",
        "garbage"
      })
  void shouldRefuseOtherMediaTypes(String contentType) {
    String order = Orders.json("anna", "o-1", TIME, "cola");

    HttpResponse<String> response =
        api.send("POST", "/v1/orders", BodyPublishers.ofString(order), "Content-Type", contentType);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(api.json(response).get("type").asText())
        .isEqualTo("urn:foretaste:problem:unsupported-media-type");
    assertThat(api.log.orders).isEmpty();
  }

  @Test
  void shouldRefuseBodiesWithoutMediaTypeAndCompressedOnes() {
    var order = BodyPublishers.ofString(Orders.json("anna", "o-1", TIME, "cola"));

    assertThat(api.send("POST", "/v1/orders", order).statusCode()).isEqualTo(415);
    assertThat(
            api.send(
                    "POST",
                    "/v1/orders",
                    order,
                    "Content-Type",
                    "application/json",
                    "Content-Encoding",
                    "gzip")
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void shouldRefuseBodiesOfMoreThanOneMebibyte() {
    String order = Orders.json("anna", "o-1", TIME, "cola");
    String padding = " ".repeat((1 << 20) - order.length());

    HttpResponse<String> fits = api.postOrder(order + padding);
    HttpResponse<String> announced = api.postOrder(order + padding + " ");
    HttpResponse<String> chunked =
        api.send(
            "POST",
            "/v1/orders",
            BodyPublishers.fromPublisher(BodyPublishers.ofString(order + padding + " ")),
            "Content-Type",
            "application/json");

    assertThat(fits.statusCode()).isEqualTo(202);
    for (HttpResponse<String> tooLarge : List.of(announced, chunked)) {
      assertThat(tooLarge.statusCode()).isEqualTo(413);
      assertThat(api.json(tooLarge).get("type").asText())
          .isEqualTo("urn:foretaste:problem:body-too-large");
    }
  }

  @Test
  void shouldRefuseBodiesThatAreNotFramedWell() {
    RawHttp.Answer answer =
        RawHttp.send(
            api.port(),
            "POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\nx\r\n0\r\n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.head()).contains("application/problem+json");
  }
}
