package dev.foretaste.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForetasteClientTest {
  private static final String PREDICTION =
      """
      {"customerId":"a/b","predictionId":"1-2","revision":"1:2","orderNumber":3,
       "asOf":"2026-01-05T18:30:00Z","modelVersion":"v1","scorer":"xgboost","items":[
       {"itemId":"cola","rank":1,"score":0.5,"probability":0.25}]}""";
  private static final Order ORDER =
      new Order(
          "o-1",
          "anna",
          "store-1",
          "web",
          Instant.parse("2026-01-05T18:30:00Z"),
          "EUR",
          List.of(new Order.Line("cola", 2, 350)));

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
  private final Queue<String> patience = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  private record Answer(int status, String body, String... header) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldReadAPrediction() {
    answers.add(new Answer(200, PREDICTION, "Foretaste-Lag", "7"));

    Prediction prediction = client().prediction("a/b", ReadOptions.DEFAULT.top(3)).orElseThrow();

    assertThat(requests).containsExactly("GET /v1/customers/a%2Fb/prediction?k=3 ");
    assertThat(prediction.items()).containsExactly(new Prediction.Item("cola", 1, 0.5, 0.25));
    assertThat(prediction.lag()).hasValue(7);
  }

  @Test
  void shouldTellUnknownCustomersFromOtherProblems() {
    answers.add(new Answer(404, "{\"type\":\"urn:foretaste:problem:unknown-customer\"}"));
    answers.add(new Answer(404, "{\"type\":\"urn:foretaste:problem:no-such-endpoint\"}"));

    assertThat(client().prediction("nobody")).isEmpty();
    assertThatThrownBy(() -> client().prediction("nobody")).isInstanceOf(ApiException.class);
  }

  @Test
  void shouldSayWhichFieldIsWrongAndNotTryAgain() {
    answers.add(new Answer(400, "{\"type\":\"t\",\"field\":\"currency\",\"detail\":\"d\"}"));

    assertThatThrownBy(() -> client().place(ORDER))
        .isInstanceOfSatisfying(
            ApiException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.field()).isEqualTo("currency");
            });
    assertThat(requests).hasSize(1);
  }

  @Test
  void shouldTryAgainWhenAskedTo() {
    answers.add(new Answer(503, "{}", "Retry-After", "0"));
    answers.add(new Answer(202, "{\"orderId\":\"o-1\",\"position\":\"2:7\",\"duplicate\":false}"));

    Receipt receipt = client().place(ORDER);

    assertThat(receipt).isEqualTo(new Receipt("o-1", "2:7", false));
    assertThat(requests).hasSize(2);
    assertThat(requests.peek())
        .contains("\"unitPrice\":350", "\"eventTime\":\"2026-01-05T18:30:00Z\"");
  }

  @Test
  void shouldTryAgainWhenItsKeyWasUsedTooOften() {
    answers.add(new Answer(429, "{}", "Retry-After", "0"));
    answers.add(new Answer(200, PREDICTION));

    assertThat(client().withKey("ftk_it").prediction("anna")).isPresent();
    assertThat(authorizations).containsExactly("Bearer ftk_it", "Bearer ftk_it");
  }

  @Test
  void shouldNotTryAgainWhenThatIsLaterThanTheCallerWaits() {
    answers.add(new Answer(503, "{\"detail\":\"restoring\"}", "Retry-After", "60"));

    assertThatThrownBy(() -> client().prediction("anna")).hasMessage("restoring");
    assertThat(requests).hasSize(1);
  }

  @Test
  void shouldAskAnotherInstanceWhenOneIsAway() throws IOException {
    answers.add(new Answer(200, PREDICTION));
    ForetasteClient client = new ForetasteClient(List.of(nobody(), base()), Duration.ofSeconds(30));

    assertThat(client.prediction("a/b")).isPresent();
  }

  @Test
  void shouldLeaveTimeToAskAnotherInstanceWhenOneIsSilent() throws IOException {
    answers.add(new Answer(200, PREDICTION));
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI first = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      ForetasteClient client = new ForetasteClient(List.of(first, base()), Duration.ofSeconds(10));

      assertThat(client.prediction("a/b")).isPresent();
    }
  }

  /** One that has not heard yet who took over would else keep the caller from one that has. */
  @Test
  void shouldGiveInstancesLessTimeWhileThereAreOthersToAsk() {
    answers.add(new Answer(503, "{}", "Retry-After", "1"));
    answers.add(new Answer(200, PREDICTION));
    ForetasteClient client =
        new ForetasteClient(List.of(base(), base().resolve("/")), Duration.ofSeconds(30));

    assertThat(client.prediction("a/b")).isPresent();
    assertThat(patience).containsExactly("300", "1000");
  }

  @Test
  void shouldSayWhenNobodyAnswers() throws IOException {
    ForetasteClient client = new ForetasteClient(List.of(nobody()), Duration.ofMillis(300));

    assertThatThrownBy(() -> client.prediction("anna"))
        .isInstanceOfSatisfying(
            ApiException.class,
            problem -> assertThat(problem.status()).isEqualTo(ApiException.NO_ANSWER));
  }

  private ForetasteClient client() {
    return new ForetasteClient(List.of(base()), Duration.ofSeconds(30));
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
          .ifPresent(authorizations::add);
      patience.add(exchange.getRequestHeaders().getFirst("Request-Timeout"));
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
      Answer answer = answers.remove();
      for (int i = 0; i < answer.header().length; i += 2) {
        exchange.getResponseHeaders().add(answer.header()[i], answer.header()[i + 1]);
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
