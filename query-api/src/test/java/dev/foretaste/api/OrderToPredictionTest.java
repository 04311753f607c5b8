package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.feedback.FeedbackLog;
import dev.foretaste.api.feedback.KafkaFeedbackLog;
import dev.foretaste.api.orders.KafkaOrderLog;
import dev.foretaste.embedded.EmbeddedBroker;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API over a real broker and a real stream. */
class OrderToPredictionTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private static final FeedbackLog NO_FEEDBACK =
      feedback -> {
        throw new AssertionError("no feedback is expected here");
      };

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void shouldTurnAPostedOrderIntoAPredictionOnce(@TempDir Path directory) throws Exception {
    CollectorRegistry metrics = new CollectorRegistry();
    InMemorySchemaRegistryClient schemas = new InMemorySchemaRegistryClient();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), 0)) {
      int partitions = createTopics(broker.bootstrapServers());
      ServiceSettings settings = settings(broker.bootstrapServers(), directory.resolve("state"));
      try (PredictionService service =
              new PredictionService(settings, partitions, schemas, metrics);
          KafkaOrderLog log =
              KafkaOrderLog.connect(broker.bootstrapServers(), schemas, LIMIT, Map.of());
          KafkaFeedbackLog feedback =
              KafkaFeedbackLog.connect(broker.bootstrapServers(), schemas, LIMIT, Map.of());
          ApiServer api =
              new ApiServer(
                  ApiSettings.onLoopback(0), ApiDependencies.of(service, log, feedback, metrics))) {
        api.start();
        URI root = URI.create("http://127.0.0.1:" + api.port());
        String order = Orders.json("anna", "o-1", "2026-01-05T18:30:00Z", "margherita");

        HttpResponse<String> notReady = get(root.resolve("/health/ready"));
        HttpResponse<String> early = get(root.resolve("/v1/customers/anna/prediction"));
        service.start();
        await(root.resolve("/health/ready"), response -> response.statusCode() == 200);
        HttpResponse<String> unknown = get(root.resolve("/v1/customers/anna/prediction"));
        HttpResponse<String> taken = post(root, order);
        JsonNode prediction =
            json.readTree(
                await(
                        root.resolve("/v1/customers/anna/prediction"),
                        response -> response.statusCode() == 200)
                    .body());
        HttpResponse<String> repeated = post(root, order);
        HttpResponse<String> repeatedElsewhere = postToAnotherServer(service, log, order);

        assertThat(notReady.statusCode()).isEqualTo(503);
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(taken.statusCode()).isEqualTo(202);
        String position = json.readTree(taken.body()).get("position").asText();
        assertThat(prediction.get("revision").asText()).isEqualTo(position);
        assertThat(prediction.get("orderId").asText()).isEqualTo("o-1");
        assertThat(prediction.get("items").get(0).get("itemId").asText()).isEqualTo("margherita");
        for (HttpResponse<String> again : List.of(repeated, repeatedElsewhere)) {
          assertThat(again.statusCode()).isEqualTo(200);
          assertThat(json.readTree(again.body()).get("position").asText()).isEqualTo(position);
          assertThat(json.readTree(again.body()).get("duplicate").asBoolean()).isTrue();
        }
        assertThat(get(root.resolve("/v1/customers/anna/profile")).body())
            .contains("\"orderCount\":1");
        shouldCountFeedbackOnce(root);
        assertThat(get(root.resolve("/metrics")).body())
            .contains("foretaste_orders_total 1.0")
            .contains("foretaste_streams_running 1.0");
      }
    }
  }

  private void shouldCountFeedbackOnce(URI root) throws IOException, InterruptedException {
    String feedback =
        """
        {"feedbackId": "f-1", "customerId": "anna", "orderId": "o-1", "sentiment": "positive",
         "eventTime": "2026-01-06T09:00:00Z"}""";

    HttpResponse<String> taken = post(root, "/v1/feedback", feedback);
    HttpResponse<String> satisfaction =
        await(
            root.resolve("/v1/satisfaction?from=2026-01&to=2026-01"),
            response -> response.body().contains("\"positive\":1"));
    HttpResponse<String> repeated = post(root, "/v1/feedback", feedback);

    assertThat(taken.statusCode()).isEqualTo(202);
    assertThat(repeated.statusCode()).isEqualTo(200);
    assertThat(json.readTree(repeated.body()).get("position"))
        .isEqualTo(json.readTree(taken.body()).get("position"));
    assertThat(json.readTree(satisfaction.body()).get("summaries")).hasSize(1);
    assertThat(get(root.resolve("/v1/customers/anna/satisfaction")).body())
        .contains("\"count\":1", "\"mean\":5.0", "\"last\":5");
  }

  private static ServiceSettings settings(String bootstrapServers, Path stateDirectory) {
    return new ServiceSettings(
        ServiceSettings.DEFAULT_APPLICATION_ID,
        bootstrapServers,
        stateDirectory,
        1,
        0,
        20,
        32 << 20,
        Optional.empty(),
        false,
        "",
        Map.of());
  }

  private static int createTopics(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return TopicAdmin.ensure(admin, 3, (short) 1);
    }
  }

  /** A server that did not take the order knows it from the customer's state. */
  private HttpResponse<String> postToAnotherServer(
      PredictionService service, KafkaOrderLog log, String order)
      throws IOException, InterruptedException {
    try (ApiServer another =
        new ApiServer(
            ApiSettings.onLoopback(0),
            ApiDependencies.of(service, log, NO_FEEDBACK, new CollectorRegistry()))) {
      another.start();
      return post(URI.create("http://127.0.0.1:" + another.port()), order);
    }
  }

  private HttpResponse<String> post(URI root, String order)
      throws IOException, InterruptedException {
    return post(root, "/v1/orders", order);
  }

  private HttpResponse<String> post(URI root, String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(root.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> await(URI uri, Predicate<HttpResponse<String>> condition)
      throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    HttpResponse<String> response = get(uri);
    while (!condition.test(response)) {
      if (System.nanoTime() > giveUpAt) {
        throw new AssertionError("not in time: " + response.statusCode() + " " + response.body());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      response = get(uri);
    }
    return response;
  }
}
