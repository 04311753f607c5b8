package dev.foretaste.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.api.json.RequestBody;
import dev.foretaste.api.routing.InternalSecret;
import dev.foretaste.api.routing.KeyDirectory;
import dev.foretaste.api.routing.Routing;
import dev.foretaste.api.security.Access;
import dev.foretaste.api.security.KeyRing;
import dev.foretaste.api.security.KeyToken;
import dev.foretaste.api.security.Keys;
import dev.foretaste.api.transport.Transport;
import dev.foretaste.schema.ApiKey;
import dev.foretaste.schema.ApiScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of the OpenAPI document, against those who must not get through. */
class EveryEndpointTest {
  private static final List<String> NEED_NO_KEY =
      List.of(
          "GET /",
          "GET /docs",
          "GET /docs/start.js",
          "GET /docs/{file}",
          "GET /health/live",
          "GET /health/ready",
          "GET /openapi.json");
  private static final String FILLED = "x9z9";
  private static final AtomicReference<KeyRing> KEYS = new AtomicReference<>();
  private static final Map<ApiScope, KeyToken> BY_SCOPE = new EnumMap<>(ApiScope.class);
  private static final KeyToken NO_SCOPE = Keys.token();
  private static final KeyToken REVOKED = Keys.token();

  private static ApiUnderTest api;

  /** An operation, with its path's parameters filled in. */
  record Operation(String name, String method, String path, boolean hasParameter, boolean hasBody) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void start() {
    BY_SCOPE.put(ApiScope.READ, Keys.token());
    BY_SCOPE.put(ApiScope.INGEST, Keys.token());
    BY_SCOPE.put(ApiScope.ADMIN, Keys.token());
    List<ApiKey> keys = new ArrayList<>();
    BY_SCOPE.forEach((scope, token) -> keys.add(Keys.key(token, scope).build()));
    keys.add(Keys.key(NO_SCOPE).build());
    keys.add(
        Keys.key(REVOKED, ApiScope.READ, ApiScope.INGEST, ApiScope.ADMIN).setRevokedAt(1).build());
    KEYS.set(KeyRing.of(keys));
    api =
        new ApiUnderTest(
            new Access(true, KEYS::get, new AuditInMemory(), Clock.systemUTC()),
            Transport.plain().withIdle(Duration.ofMillis(500)));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  static List<Operation> guarded() {
    return operations().stream().filter(each -> !NEED_NO_KEY.contains(each.name())).toList();
  }

  static List<Operation> withBody() {
    return guarded().stream().filter(Operation::hasBody).toList();
  }

  static List<Operation> withParameter() {
    return guarded().stream().filter(Operation::hasParameter).toList();
  }

  @Test
  void shouldLeaveOpenWhatTellsNothingAboutAnybodyAndNothingElse() {
    assertThat(guarded()).hasSizeGreaterThan(20);
    assertThat(operations()).extracting(Operation::name).containsAll(NEED_NO_KEY);
    for (Operation open : operations()) {
      if (NEED_NO_KEY.contains(open.name()) && !open.hasParameter()) {
        assertThat(call(open, "").statusCode()).as(open.name()).isNotIn(401, 403);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void shouldRefuseWhoHasNoGoodKey(Operation operation) {
    assertProblem(call(operation, ""), 401, "unauthenticated");
    assertProblem(call(operation, "Bearer nonsense"), 401, "unauthenticated");
    assertProblem(call(operation, "Basic YWRtaW46YWRtaW4="), 401, "unauthenticated");
    assertProblem(call(operation, bearer(Keys.token())), 401, "unauthenticated");
    assertProblem(call(operation, bearer(REVOKED)), 401, "unauthenticated");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void shouldAskForExactlyOneScope(Operation operation) {
    HttpResponse<String> refused = call(operation, bearer(NO_SCOPE));
    assertProblem(refused, 403, "scope-missing");
    String challenge = refused.headers().firstValue("WWW-Authenticate").orElseThrow();

    for (ApiScope scope : BY_SCOPE.keySet()) {
      boolean asked = challenge.contains("scope=\"" + scope.name().toLowerCase(Locale.ROOT) + "\"");
      String authorization = bearer(BY_SCOPE.get(scope));
      if (asked) {
        assertThat(status(operation, authorization)).as(scope.name()).isNotIn(401, 403, 429);
      } else {
        assertProblem(call(operation, authorization), 403, "scope-missing");
      }
    }
    if (operation.method().equals("PUT") || operation.method().equals("DELETE")) {
      assertThat(challenge).contains("scope=\"admin\"");
    }
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void shouldRefuseWhoComesTooOften(Operation operation) {
    KeyToken token = Keys.token();
    KeyRing before = KEYS.get();
    KEYS.set(KeyRing.of(List.of(Keys.key(token).setRequestsPerSecond(1).setBurst(1).build())));
    try {
      assertThat(call(operation, bearer(token)).statusCode()).isEqualTo(403);
      HttpResponse<String> tooOften = call(operation, bearer(token));

      assertProblem(tooOften, 429, "rate-limited");
      assertThat(tooOften.headers().firstValue("Retry-After")).hasValue("1");
    } finally {
      KEYS.set(before);
    }
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void shouldRefuseBodiesThatAreTooLarge(Operation operation) {
    int size = RequestBody.MAX_BYTES + 1;
    if (operation.hasBody()) {
      BodyPublisher body = BodyPublishers.ofByteArray(new byte[size]);
      assertProblem(call(operation, bearer(keyFor(operation)), body), 413, "body-too-large");
    } else {
      RawHttp.Answer answer =
          RawHttp.send(api.port(), head(operation) + "Content-Length: " + size + "\r\n\r\n");
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.head()).contains("application/problem+json");
    }
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void shouldNotWaitForBodiesThatDoNotCome(Operation operation) {
    RawHttp.Answer answer =
        RawHttp.send(
            api.port(),
            head(operation) + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{");

    assertThat(answer.status()).isEqualTo(408);
    assertThat(answer.body()).contains("urn:foretaste:problem:request-timeout");
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void shouldRefuseBrokenAndEndlessHeaders(Operation operation) {
    String head = head(operation);

    assertRefused(head + "X-A: b\r\n Set-Cookie: c\r\n\r\n", 400);
    assertRefused(head + "X-A: b\u0000c\r\n\r\n", 400);
    assertRefused(head + "X A: b\r\n\r\n", 400);
    assertRefused(head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    assertRefused(head + "X-A: b\r\n".repeat(65) + "\r\n", 431);
    assertRefused(head + "X-A: " + "b".repeat(9_000) + "\r\n\r\n", 431);
  }

  @ParameterizedTest
  @MethodSource("withParameter")
  void shouldRefusePathsThatMeanSomethingElse(Operation operation) {
    for (String segment :
        List.of("%0d%0aSet-Cookie:%20a=b", "%00", "%2e%2e", "%ff%fe", "a%", "%1b")) {
      RawHttp.Answer answer =
          RawHttp.send(
              api.port(),
              head(operation).replaceFirst("/" + FILLED, "/" + segment)
                  + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");

      assertThat(answer.status()).as(segment).isIn(400, 404);
      assertThat(answer.head()).contains("application/problem+json").doesNotContain("Set-Cookie");
    }
  }

  @Test
  void shouldCloseConnectionsOnWhichNothingIsAsked() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", api.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write("GET /health/live HTTP/1.1\r\nHost: loc".getBytes());
      socket.getOutputStream().flush();

      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void shouldNotLetThroughWhoTakesADetour() {
    for (String detour :
        List.of("/docs/../v1/menu", "/health/live/../../v1/menu", "//v1/menu", "/v1/menu;a=b")) {
      assertThat(RawHttp.get(api.port(), detour).status()).as(detour).isIn(400, 401, 404);
    }
  }

  @Test
  void shouldKeepInternalEndpointsAndOthersApartWhenTheyHaveAPort() {
    InternalSecret secret = InternalSecret.random();
    Access access = new Access(true, KEYS::get, new AuditInMemory(), Clock.systemUTC());
    try (ApiUnderTest both =
        new ApiUnderTest(
            access,
            Transport.plain().withInternalPort(0),
            state -> new Routing(state, KeyDirectory.alone(), Optional.of(secret)))) {
      String internal = "/internal/active/v1/customers/anna/profile";

      assertThat(RawHttp.get(both.port(), internal).status()).isEqualTo(404);
      assertThat(RawHttp.get(both.internalPort(), internal).status()).isEqualTo(403);
      assertThat(RawHttp.get(both.internalPort(), "/health/ready").status()).isEqualTo(404);
      assertThat(RawHttp.get(both.internalPort(), "/v1/menu").status()).isIn(401, 404);
    }
  }

  private static KeyToken keyFor(Operation operation) {
    String challenge =
        call(operation, bearer(NO_SCOPE)).headers().firstValue("WWW-Authenticate").orElseThrow();
    return BY_SCOPE.entrySet().stream()
        .filter(
            entry ->
                challenge.contains("\"" + entry.getKey().name().toLowerCase(Locale.ROOT) + "\""))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static String head(Operation operation) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: %s\r\n"
        .formatted(operation.method(), operation.path(), bearer(keyFor(operation)));
  }

  private static String bearer(KeyToken token) {
    return "Bearer " + token.text();
  }

  private static int status(Operation operation, String authorization) {
    return api.status(
        operation.method(),
        operation.path(),
        "Content-Type",
        "application/json",
        "Authorization",
        authorization);
  }

  private static HttpResponse<String> call(Operation operation, String authorization) {
    return call(operation, authorization, BodyPublishers.noBody());
  }

  private static HttpResponse<String> call(
      Operation operation, String authorization, BodyPublisher body) {
    List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
    if (!authorization.isEmpty()) {
      headers.addAll(List.of("Authorization", authorization));
    }
    return api.send(operation.method(), operation.path(), body, headers.toArray(String[]::new));
  }

  private static void assertRefused(String request, int status) {
    RawHttp.Answer answer = RawHttp.send(api.port(), request);
    assertThat(answer.status()).as(request).isEqualTo(status);
    assertThat(answer.head()).contains("application/problem+json");
  }

  private static void assertProblem(HttpResponse<String> response, int status, String type) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(api.json(response).get("type").asText()).isEqualTo("urn:foretaste:problem:" + type);
  }

  private static List<Operation> operations() {
    JsonNode paths;
    try {
      paths = new ObjectMapper().readTree(api.get("/openapi.json").body()).get("paths");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Operation> operations = new ArrayList<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry ->
                            operations.add(
                                new Operation(
                                    entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                    entry.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey().replaceAll("\\{[^}]+}", FILLED),
                                    path.getKey().contains("{"),
                                    entry.getValue().has("requestBody")))));
    return operations;
  }
}
