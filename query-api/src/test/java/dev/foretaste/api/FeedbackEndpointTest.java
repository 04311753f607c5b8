package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.feedback.FeedbackStep;
import dev.foretaste.feedback.FeedbackTaker;
import dev.foretaste.prediction.PrequentialLoop;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.PeriodSatisfaction;
import dev.foretaste.schema.Satisfaction;
import dev.foretaste.schema.Sentiment;
import dev.foretaste.topology.query.CustomerLookup;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackEndpointTest {
  private static final String TIME = "2026-03-01T11:00:00Z";
  private static final String RATED = feedback("\"orderId\": \"o-1\", \"rating\": 2");

  private final ApiUnderTest api = new ApiUnderTest();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldSayWhereTheFeedbackStands() {
    HttpResponse<String> response = api.post("/v1/feedback", RATED);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body())
        .isEqualTo("{\"feedbackId\":\"f-1\",\"position\":\"3:0\",\"duplicate\":false}");
    assertThat(api.feedback)
        .containsExactly(
            new FeedbackGiven("f-1", "anna", "o-1", 2, time(), "", Sentiment.NOT_GIVEN));
  }

  @Test
  void shouldTakeASentimentOnAPrediction() {
    api.post("/v1/feedback", feedback("\"predictionId\": \"0-7\", \"sentiment\": \"negative\""));

    assertThat(api.feedback)
        .containsExactly(
            new FeedbackGiven("f-1", "anna", "", 0, time(), "0-7", Sentiment.NEGATIVE));
  }

  @Test
  void shouldNotAppendWhatTheStreamHasTaken() {
    processed();

    HttpResponse<String> response = api.post("/v1/feedback", RATED);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .isEqualTo("{\"feedbackId\":\"f-1\",\"position\":\"2:9\",\"duplicate\":true}");
    assertThat(api.feedback).isEmpty();
  }

  @Test
  void shouldRefuseAnIdThatStandsForOtherFeedback() {
    processed();

    HttpResponse<String> response =
        api.post("/v1/feedback", feedback("\"orderId\": \"o-1\", \"rating\": 5"));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(api.json(response).get("type").asText()).endsWith(":feedback-id-reused");
    assertThat(api.json(response).get("field").asText()).isEqualTo("feedbackId");
    assertThat(api.feedback).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "rating; \"orderId\": \"o-1\", \"rating\": 6",
        "rating; \"orderId\": \"o-1\", \"rating\": \"5\"",
        "rating; \"orderId\": \"o-1\"",
        "orderId; \"rating\": 4",
        "predictionId; \"orderId\": \"o-1\", \"predictionId\": \"0-7\", \"rating\": 4",
        "predictionId; \"predictionId\": \"7\", \"rating\": 4",
        "sentiment; \"orderId\": \"o-1\", \"sentiment\": \"fine\"",
        "sentiment; \"orderId\": \"o-1\", \"rating\": 4, \"sentiment\": \"positive\"",
        "stars; \"orderId\": \"o-1\", \"rating\": 4, \"stars\": 4"
      })
  void shouldNameTheFaultyField(String field, String fields) {
    HttpResponse<String> response = api.post("/v1/feedback", feedback(fields));

    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode problem = api.json(response);
    assertThat(problem.get("type").asText()).endsWith(":invalid-feedback");
    assertThat(problem.get("field").asText()).isEqualTo(field);
    assertThat(api.feedback).isEmpty();
  }

  @Test
  void shouldAskToSendItAgainWhileTheLogIsAway() {
    api.log.available = false;

    HttpResponse<String> response = api.post("/v1/feedback", RATED);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("5");
    assertThat(api.json(response).get("detail").asText()).contains("same feedbackId");
  }

  @Test
  void shouldTellHowContentACustomerIsWhoNeverOrderedAgain() {
    processed();

    JsonNode answer = api.json(api.get("/v1/customers/anna/satisfaction"));

    assertThat(answer.toString())
        .isEqualTo(
            "{\"customerId\":\"anna\",\"ratings\":{\"count\":1,\"mean\":2.0,\"last\":2,"
                + "\"negative\":1,\"neutral\":0,\"positive\":0}}");
  }

  @Test
  void shouldTellOfACustomerWhoSaidNothing() {
    api.customers.process(Orders.order("anna", "o-1", TIME, "cola"), 0, 0);

    JsonNode ratings = api.json(api.get("/v1/customers/anna/satisfaction")).get("ratings");

    assertThat(ratings.get("count").asInt()).isZero();
    assertThat(ratings.get("mean").isNull()).isTrue();
    assertThat(api.get("/v1/customers/nobody/satisfaction").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldTellHowContentCustomersAreByStoreAndMonth() {
    note("milano", "2026-01", 1);
    note("milano", "2026-02", 4);
    note("roma", "2026-02", 5);
    note("roma", "2026-03", 3);

    assertThat(periods("/v1/satisfaction"))
        .isEqualTo("milano 2026-01, milano 2026-02, roma 2026-02, roma 2026-03");
    assertThat(periods("/v1/satisfaction?store=roma")).isEqualTo("roma 2026-02, roma 2026-03");
    assertThat(periods("/v1/satisfaction?from=2026-02&to=2026-02"))
        .isEqualTo("milano 2026-02, roma 2026-02");
    assertThat(periods("/v1/satisfaction?store=")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "from,?from=2026-13",
    "to,?to=March",
    "from,?from=2026-03&to=2026-02",
    "store,?store=a&store=b"
  })
  void shouldNameTheFaultyParameter(String parameter, String query) {
    HttpResponse<String> response = api.get("/v1/satisfaction" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(api.json(response).get("field").asText()).isEqualTo(parameter);
  }

  private void processed() {
    FeedbackGiven given =
        new FeedbackGiven("f-1", "anna", "o-1", 2, time(), "", Sentiment.NOT_GIVEN);
    FeedbackStep.Taken taken =
        (FeedbackStep.Taken)
            new FeedbackTaker().take(PrequentialLoop.unknownCustomer(), given, 2, 9);
    api.customers.answer("anna", new CustomerLookup.Found(taken.after()));
  }

  private void note(String store, String period, int rating) {
    Satisfaction satisfaction = new Satisfaction(1L, (long) rating, rating, 0L, 0L, 0L);
    api.satisfaction.note(new PeriodSatisfaction(store, period, satisfaction));
  }

  private String periods(String path) {
    StringBuilder periods = new StringBuilder();
    for (JsonNode summary : api.json(api.get(path)).get("summaries")) {
      periods.append(periods.isEmpty() ? "" : ", ");
      periods.append(summary.get("store").asText() + " " + summary.get("period").asText());
    }
    return periods.toString();
  }

  private static long time() {
    return Instant.parse(TIME).toEpochMilli();
  }

  private static String feedback(String fields) {
    return "{\"feedbackId\": \"f-1\", \"customerId\": \"anna\", \"eventTime\": \"%s\", %s}"
        .formatted(TIME, fields);
  }
}
