package dev.foretaste.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.erasure.Erasures;
import dev.foretaste.api.health.HealthCheck;
import dev.foretaste.api.health.ScorerHealth;
import dev.foretaste.api.health.StreamHealth;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.api.openapi.Route;
import dev.foretaste.api.routing.Routing;
import dev.foretaste.api.security.Access;
import dev.foretaste.api.stream.EventFeeds;
import dev.foretaste.api.transport.Transport;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.erasure.Pseudonyms;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.satisfaction.SatisfactionView;
import io.prometheus.client.CollectorRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;

/** A real server whose customers, models, log and stream are in memory, and a client for it. */
final class ApiUnderTest implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  final CustomersInMemory customers = new CustomersInMemory();
  final LogInMemory log = new LogInMemory();
  final RegistryInMemory registry = new RegistryInMemory();
  final List<FeedbackGiven> feedback = new CopyOnWriteArrayList<>();
  volatile boolean streamErases = true;
  final List<ErasureRequested> requests = new CopyOnWriteArrayList<>();
  final ErasedCustomers erased =
      new ErasedCustomers(
          Optional.of(new Pseudonyms("a key for tests only".getBytes(StandardCharsets.UTF_8))));
  final SatisfactionView satisfaction = new SatisfactionView();
  final ModelTimeline models = new ModelTimeline();
  final MenuTimeline menus = new MenuTimeline();
  final AtomicReference<KafkaStreams.State> stream =
      new AtomicReference<>(KafkaStreams.State.RUNNING);
  final OverviewsInMemory overviews = new OverviewsInMemory();
  final FeedInMemory feed = new FeedInMemory();
  final CollectorRegistry metrics = new CollectorRegistry();

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ApiServer server;

  ApiUnderTest() {
    this("127.0.0.1");
  }

  /**
   * @param host address it listens on
   */
  ApiUnderTest(String host) {
    this(host, Routing::alone);
  }

  /**
   * @param routing how it answers about what others keep, made of its own state
   */
  ApiUnderTest(Function<StateReaders, Routing> routing) {
    this("127.0.0.1", routing);
  }

  /**
   * @param access who is let in
   */
  ApiUnderTest(Access access) {
    this(settings("127.0.0.1"), access, Routing::alone);
  }

  /**
   * @param transport how it is reached
   */
  ApiUnderTest(Transport transport) {
    this(Access.open(), transport);
  }

  /**
   * @param access who is let in
   * @param transport how it is reached
   */
  ApiUnderTest(Access access, Transport transport) {
    this(access, transport, Routing::alone);
  }

  /**
   * @param access who is let in
   * @param transport how it is reached
   * @param routing how it answers about what others keep, made of its own state
   */
  ApiUnderTest(Access access, Transport transport, Function<StateReaders, Routing> routing) {
    this(settings("127.0.0.1").with(transport), access, routing);
  }

  private ApiUnderTest(String host, Function<StateReaders, Routing> routing) {
    this(settings(host), Access.open(), routing);
  }

  private ApiUnderTest(
      ApiSettings settings, Access access, Function<StateReaders, Routing> routing) {
    List<HealthCheck> health =
        List.of(new StreamHealth(stream::get), new ScorerHealth(models::view));
    StateReaders state =
        new StateReaders(customers, customers::history, customers::scores, menus, customers);
    server =
        new ApiServer(
            settings,
            access,
            new ApiDependencies(
                state,
                routing.apply(state),
                models::view,
                registry,
                log,
                this::append,
                new MenuInMemory(menus),
                new Erasures(
                    this::append, erased, () -> Map.of("orders", Optional.of(Instant.EPOCH))),
                new EventFeeds(feed, feed),
                customers::example,
                satisfaction,
                overviews,
                health,
                metrics,
                Clock.fixed(NOW, ZoneOffset.UTC)));
    server.start();
  }

  private LogPosition append(FeedbackGiven given) {
    if (!log.available) {
      throw new LogUnavailableException("the log is away", new IllegalStateException());
    }
    synchronized (feedback) {
      feedback.add(given);
      return new LogPosition(3, feedback.size() - 1);
    }
  }

  private static ApiSettings settings(String host) {
    return new ApiSettings(host, 0, 8);
  }

  void reloadCertificate() {
    server.reloadCertificate();
  }

  int internalPort() {
    return server.internalPort().orElseThrow();
  }

  private LogPosition append(ErasureRequested request) {
    if (!log.available) {
      throw new LogUnavailableException("the log is away", new IllegalStateException());
    }
    requests.add(request);
    if (streamErases) {
      Pseudonyms names = erased.pseudonyms().orElseThrow();
      erased.note(
          names.of(request.getCustomerId()),
          new CustomerErased(
              request.getRequestId(),
              names.keyId(),
              3,
              7L,
              request.getRequestedAt(),
              5,
              1,
              5,
              4,
              4));
    }
    return new LogPosition(3, 7);
  }

  int port() {
    return server.port();
  }

  List<Route> routes() {
    return server.routes();
  }

  HttpResponse<String> get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  HttpResponse<String> postOrder(String body) {
    return post("/v1/orders", body);
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json; charset=utf-8");
  }

  HttpResponse<String> postJson(String path, String body) {
    return send("POST", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status alone: of an answer that goes on for ever, too. */
  int status(String method, String path, String... headers) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(method, BodyPublishers.noBody())
            .headers(headers)
            .build();
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      response.body().close();
      return response.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lines of an event stream; closing the stream ends the request. */
  HttpResponse<Stream<String>> follow(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    request.headers(headers);
    try {
      return client.send(request.build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> put(String path, String body) {
    return send("PUT", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  HttpResponse<String> delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  JsonNode json(HttpResponse<String> response) {
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
