package dev.foretaste.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.erasure.Erasures;
import dev.foretaste.api.feedback.KafkaFeedbackLog;
import dev.foretaste.api.log.LogConnection;
import dev.foretaste.api.menu.KafkaMenuLog;
import dev.foretaste.api.orders.ExampleReader;
import dev.foretaste.api.orders.KafkaExampleReader;
import dev.foretaste.api.orders.KafkaOrderLog;
import dev.foretaste.api.stream.EventFeeds;
import dev.foretaste.api.stream.KafkaEventFeeds;
import dev.foretaste.embedded.EmbeddedBroker;
import dev.foretaste.models.ModelRegistry;
import dev.foretaste.models.ModelTopics;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topology.erasure.Pseudonyms;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** A real broker, a stream that is not started yet, and its API. */
final class LiveApi implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int PARTITIONS = 3;

  final InMemorySchemaRegistryClient schemas = new InMemorySchemaRegistryClient();
  final EmbeddedBroker broker;
  final PredictionService service;
  final KafkaOrderLog log;
  final KafkaFeedbackLog feedback;
  final KafkaMenuLog menu;
  final ModelRegistry models;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiServer api;

  LiveApi(Path directory) throws Exception {
    CollectorRegistry metrics = new CollectorRegistry();
    broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
    Map<String, Object> cluster = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(cluster)) {
      TopicAdmin.ensure(admin, PARTITIONS, (short) 1);
    }
    service =
        new PredictionService(settings(directory.resolve("state")), PARTITIONS, schemas, metrics);
    LogConnection logs = new LogConnection(broker.bootstrapServers(), schemas, LIMIT, Map.of());
    log = new KafkaOrderLog(logs);
    feedback = new KafkaFeedbackLog(logs);
    menu = new KafkaMenuLog(logs);
    models =
        new ModelRegistry(cluster, ModelTopics.withPrefix(""), schemas, LIMIT, Clock.systemUTC());
    api =
        new ApiServer(
            ApiSettings.onLoopback(0),
            ApiDependencies.of(
                service,
                Optional.empty(),
                models,
                log,
                feedback,
                menu,
                erasures(),
                feeds(),
                examples(),
                metrics));
    api.start();
  }

  private ServiceSettings settings(Path stateDirectory) {
    return new ServiceSettings(
        ServiceSettings.DEFAULT_APPLICATION_ID,
        broker.bootstrapServers(),
        stateDirectory,
        1,
        0,
        20,
        32 << 20,
        Optional.empty(),
        false,
        "",
        Map.of(),
        Optional.of(new Pseudonyms("a key for tests only".getBytes(StandardCharsets.UTF_8))));
  }

  private Erasures erasures() {
    return new Erasures(log, service.erased(), () -> Map.of("orders", Optional.empty()));
  }

  private ExampleReader examples() {
    return new KafkaExampleReader(broker.bootstrapServers(), schemas, Map.of());
  }

  private EventFeeds feeds() {
    return KafkaEventFeeds.of(broker.bootstrapServers(), schemas, Map.of());
  }

  /** The lines of an event stream, which never ends by itself. */
  Stream<String> follow(String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(at(path)).header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofLines()).body();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return post(at(path), body);
  }

  /** A server that did not take any order knows them from the customers' states. */
  HttpResponse<String> postToAnotherServer(String path, String body)
      throws IOException, InterruptedException {
    try (ApiServer another =
        new ApiServer(
            ApiSettings.onLoopback(0),
            ApiDependencies.of(
                service,
                Optional.empty(),
                models,
                log,
                feedback,
                menu,
                erasures(),
                feeds(),
                examples(),
                new CollectorRegistry()))) {
      another.start();
      return post(URI.create("http://127.0.0.1:" + another.port() + path), body);
    }
  }

  HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(at(path)).DELETE().build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI uri, String body) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> await(String path, Predicate<HttpResponse<String>> condition)
      throws IOException, InterruptedException {
    long giveUpAt = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    HttpResponse<String> response = get(path);
    while (!condition.test(response)) {
      if (System.nanoTime() > giveUpAt) {
        throw new AssertionError("not in time: " + response.statusCode() + " " + response.body());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      response = get(path);
    }
    return response;
  }

  JsonNode json(HttpResponse<String> response) throws IOException {
    return json.readTree(response.body());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + api.port() + path);
  }

  @Override
  public void close() {
    api.close();
    models.close();
    menu.close();
    feedback.close();
    log.close();
    service.close();
    broker.close();
  }
}
