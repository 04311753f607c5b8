package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API over a real broker and a real stream. */
class OrderToPredictionTest {
  private static final String PREDICTION = "/v1/customers/anna/prediction";

  @Test
  void shouldTurnAPostedOrderIntoAPredictionOnce(@TempDir Path directory) throws Exception {
    try (LiveApi api = new LiveApi(directory)) {
      String order = Orders.json("anna", "o-1", "2026-01-05T18:30:00Z", "margherita");

      HttpResponse<String> notReady = api.get("/health/ready");
      HttpResponse<String> early = api.get(PREDICTION);
      api.service.start();
      api.await("/health/ready", response -> response.statusCode() == 200);
      HttpResponse<String> unknown = api.get(PREDICTION);
      HttpResponse<String> taken = api.post("/v1/orders", order);
      HttpResponse<String> read =
          api.get(
              PREDICTION
                  + "?committed=true&wait=10000&after="
                  + api.json(taken).get("position").asText());
      assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
      JsonNode prediction = api.json(read);
      HttpResponse<String> repeated = api.post("/v1/orders", order);
      HttpResponse<String> repeatedElsewhere = api.postToAnotherServer("/v1/orders", order);

      assertThat(notReady.statusCode()).isEqualTo(503);
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(unknown.statusCode()).isEqualTo(404);
      assertThat(taken.statusCode()).isEqualTo(202);
      String position = api.json(taken).get("position").asText();
      assertThat(prediction.get("revision").asText()).isEqualTo(position);
      assertThat(prediction.get("orderId").asText()).isEqualTo("o-1");
      assertThat(prediction.get("items").get(0).get("itemId").asText()).isEqualTo("margherita");
      for (HttpResponse<String> again : List.of(repeated, repeatedElsewhere)) {
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(api.json(again).get("position").asText()).isEqualTo(position);
        assertThat(api.json(again).get("duplicate").asBoolean()).isTrue();
      }
      assertThat(api.get("/v1/customers/anna/profile").body()).contains("\"orderCount\":1");
      assertThat(api.get("/metrics").body())
          .contains("foretaste_orders_total 1.0")
          .contains("foretaste_streams_running 1.0");
      shouldTellWhatWasExpectedOfTheNextOrder(api);
      shouldCountFeedbackOnce(api);
      shouldPredictNothingThatIsOffTheMenu(api);
      shouldSumUpWhatHappened(api);
      shouldStreamWhatHappened(api);
    }
  }

  private static void shouldSumUpWhatHappened(LiveApi api) throws Exception {
    // Quality is counted a commit later than predictions can be read.
    JsonNode quality =
        api.json(
            api.await(
                "/v1/quality?hours=24",
                response -> response.body().contains("\"total\":{\"orders\":2")));
    HttpResponse<String> demand = api.await("/v1/demand", response -> response.statusCode() == 200);

    assertThat(quality.at("/windows/0/models/0/modelVersion").asText()).isEqualTo("v0");
    assertThat(quality.at("/windows/0/total/orders").asInt()).isEqualTo(2);
    assertThat(quality.at("/windows/0/total/recallAt10").asDouble()).isEqualTo(0.5);
    assertThat(api.json(demand).get("untimedCustomers").asInt()).isEqualTo(1);
    assertThat(api.get("/v1/menu/trending?store=store-1").statusCode()).isEqualTo(200);
  }

  private static void shouldStreamWhatHappened(LiveApi api) throws Exception {
    String id;
    try (Stream<String> lines = api.follow("/v1/stream/orders", "Last-Event-ID", "0,0,0")) {
      List<String> events =
          lines.filter(line -> line.matches("(id|event|data): .*")).limit(3).toList();
      id = events.get(0).substring("id: ".length());
      assertThat(events.get(1)).isEqualTo("event: order-placed");
      assertThat(events.get(2)).contains("\"orderId\":\"o-1\"");
    }
    try (Stream<String> lines = api.follow("/v1/stream/orders", "Last-Event-ID", id)) {
      assertThat(lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow())
          .contains("\"orderId\":\"o-2\"");
    }
    try (Stream<String> lines = api.follow("/v1/stream/predictions", "Last-Event-ID", "0,0,0")) {
      assertThat(lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow())
          .contains("\"customerId\":\"anna\"", "\"orderId\":\"o-1\"");
    }
    for (String bad : List.of("x", "0,0", "0,0,99999")) {
      try (Stream<String> lines = api.follow("/v1/stream/orders", "Last-Event-ID", bad)) {
        assertThat(lines.findFirst().orElseThrow()).contains("\"field\":\"Last-Event-ID\"");
      }
    }
  }

  private static void shouldPredictNothingThatIsOffTheMenu(LiveApi api) throws Exception {
    api.put("/v1/menu/cola", "{\"name\": \"Cola\"}");
    api.delete("/v1/menu/margherita");
    api.put("/v1/menu/tea", "{\"name\": \"Tea\"}");
    api.await("/v1/menu", response -> response.body().contains("tea"));
    HttpResponse<String> taken =
        api.post("/v1/orders", Orders.json("anna", "o-3", "2026-01-07T18:30:00Z", "cola"));

    String position = api.json(taken).get("position").asText();
    JsonNode prediction = api.json(api.get(PREDICTION + "?wait=10000&after=" + position));
    assertThat(prediction.get("items").findValuesAsText("itemId")).containsExactly("cola");
  }

  private static void shouldTellWhatWasExpectedOfTheNextOrder(LiveApi api) throws Exception {
    api.post("/v1/orders", Orders.json("anna", "o-2", "2026-01-06T18:30:00Z", "margherita"));

    HttpResponse<String> score =
        api.await("/v1/orders/o-2/score", response -> response.statusCode() == 200);
    HttpResponse<String> history = api.get("/v1/customers/anna/predictions");

    assertThat(api.json(score).get("lines").get(0).get("rank").asInt()).isEqualTo(1);
    assertThat(api.json(history).get("predictions")).hasSize(2);
    assertThat(api.get("/v1/orders/o-1/score").statusCode()).isEqualTo(404);
    JsonNode explained = api.json(api.get("/v1/orders/o-2/score?explain=true"));
    assertThat(explained.at("/explanation/items/0/reasons/0/text").asText())
        .isEqualTo("Ordered in 1 of 1 order");
  }

  private static void shouldCountFeedbackOnce(LiveApi api) throws Exception {
    String feedback =
        """
        {"feedbackId": "f-1", "customerId": "anna", "orderId": "o-1", "sentiment": "positive",
         "eventTime": "2026-01-06T09:00:00Z"}""";

    HttpResponse<String> taken = api.post("/v1/feedback", feedback);
    HttpResponse<String> satisfaction =
        api.await(
            "/v1/satisfaction?from=2026-01&to=2026-01",
            response -> response.body().contains("\"positive\":1"));
    HttpResponse<String> repeated = api.post("/v1/feedback", feedback);

    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(repeated.statusCode()).isEqualTo(200);
    assertThat(api.json(repeated).get("position")).isEqualTo(api.json(taken).get("position"));
    assertThat(api.json(satisfaction).get("summaries")).hasSize(1);
    assertThat(api.get("/v1/customers/anna/satisfaction").body())
        .contains("\"count\":1", "\"mean\":5.0", "\"last\":5");
  }

  @Test
  void shouldScoreTheFirstOrderAfterARollbackWithTheRestoredVersion(@TempDir Path directory)
      throws Exception {
    try (LiveApi api = new LiveApi(directory)) {
      PublishedBundles.publish(api.broker.bootstrapServers(), api.schemas, "v1");
      PublishedBundles.publish(api.broker.bootstrapServers(), api.schemas, "v2");
      api.service.start();
      api.await("/health/ready", response -> response.statusCode() == 200);

      HttpResponse<String> first = api.post("/v1/models/v1/promote", "{}");
      HttpResponse<String> second = api.post("/v1/models/v2/promote", "{}");
      awaitChampion(api, "v2");
      String before = modelOfOrder(api, "o-1", "2026-01-05T18:30:00Z");
      HttpResponse<String> back = api.post("/v1/models/rollback", "{\"reason\":\"complaints\"}");
      awaitChampion(api, "v1");
      String after = modelOfOrder(api, "o-2", "2026-01-06T18:30:00Z");

      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(before).isEqualTo("v2");
      assertThat(back.statusCode()).isEqualTo(200);
      assertThat(api.json(back).get("version").asText()).isEqualTo("v1");
      assertThat(after).isEqualTo("v1");
      JsonNode models = api.json(api.get("/v1/models")).get("models");
      assertThat(models.get(0).get("champion").asBoolean()).isTrue();
      assertThat(api.post("/v1/models/rollback", "{}").statusCode()).isEqualTo(409);
    }
  }

  private static void awaitChampion(LiveApi api, String version) throws Exception {
    api.await(
        "/v1/models/current",
        response -> response.body().contains("\"version\":\"" + version + "\""));
  }

  private static String modelOfOrder(LiveApi api, String orderId, String at) throws Exception {
    api.post("/v1/orders", Orders.json("anna", orderId, at, "margherita"));
    return api.json(api.await(PREDICTION, response -> response.body().contains(orderId)))
        .get("modelVersion")
        .asText();
  }
}
