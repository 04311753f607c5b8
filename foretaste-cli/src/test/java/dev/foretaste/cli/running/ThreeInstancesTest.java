package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.client.ApiException;
import dev.foretaste.client.ForetasteClient;
import dev.foretaste.client.Order;
import dev.foretaste.client.Prediction;
import dev.foretaste.client.ReadOptions;
import dev.foretaste.client.Receipt;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.embedded.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three instances, each in its own JVM, of which any answers for every customer. */
class ThreeInstancesTest {
  private static final int CUSTOMERS = 200;
  private static final int INSTANCES = 3;

  @TempDir Path directory;
  private final List<CommandProcess> services = new ArrayList<>();
  private List<Integer> ports;
  private EmbeddedPlatform platform;
  private CommandRunner foretaste;
  private Path secret;

  @BeforeEach
  void start() throws Exception {
    foretaste = new CommandRunner(directory.resolve("user"));
    platform = EmbeddedPlatform.start(directory.resolve("platform"), 0, 0);
    secret = Files.writeString(directory.resolve("secret"), "only-for-this-test\n");
    ports = Ports.free(INSTANCES);
    for (int i = 0; i < INSTANCES; i++) {
      services.add(service(i));
    }
    for (int i = 0; i < INSTANCES; i++) {
      services.get(i).awaitLine("Foretaste serves at ");
      new Api(url(ports.get(i))).awaitOk("/health/ready");
    }
  }

  @AfterEach
  void stop() throws Exception {
    foretaste.close();
    platform.close();
  }

  @Test
  void shouldAnswerTheSameEverywhereAndThroughTheCrashOfOne() throws Exception {
    Map<String, Receipt> latest = order();
    Map<String, Prediction> expected = expected(latest);

    shouldAnswerTheSameEverywhere();
    shouldSumUpAllPartitionsEverywhere();
    shouldLetNobodyElseIntoInternalEndpoints();
    shouldAnswerRightWhileOneIsAway(expected);
  }

  private void shouldAnswerTheSameEverywhere() throws Exception {
    List<String> paths = new ArrayList<>(List.of("/v1/customers/nobody/prediction"));
    for (int i = 0; i < 12; i++) {
      String customer = "/v1/customers/c-" + i;
      paths.add(customer + "/prediction");
      paths.add(customer + "/prediction?committed=true");
      paths.add(customer + "/prediction?at=2026-02-01T12:00:00Z");
      paths.add(customer + "/predictions");
      paths.add(customer + "/profile");
      paths.add(customer + "/satisfaction");
      paths.add("/v1/orders/c-" + i + "-2/score");
    }
    String ids =
        String.join("\",\"", IntStream.range(0, CUSTOMERS).mapToObj(i -> "c-" + i).toList());

    for (String path : paths) {
      HttpResponse<String> first =
          new Api(url(ports.get(0))).await(path, response -> response.statusCode() != 503);
      assertThat(first.statusCode()).as(path).isEqualTo(path.contains("nobody") ? 404 : 200);
      for (int port : ports) {
        HttpResponse<String> same =
            new Api(url(port)).await(path, response -> response.statusCode() != 503);
        assertThat(same.body()).as(path).isEqualTo(first.body());
        assertThat(same.headers().firstValue("Foretaste-Lag")).as(path).isEmpty();
      }
    }
    List<String> batches = new ArrayList<>();
    List<String> rankings = new ArrayList<>();
    for (int port : ports) {
      Api api = new Api(url(port));
      batches.add(
          api.post("/v1/predictions/batch?k=2", "{\"customerIds\":[\"" + ids + "\",7]}").body());
      rankings.add(
          api.post(
                  "/v1/customers/c-1/rank",
                  "{\"items\":[\"tea\",\"item-1\"],\"at\":\"2026-02-01T12:00:00Z\"}")
              .body());
    }
    assertThat(batches.get(0)).contains("\"customerId\":\"c-199\",\"status\":200");
    assertThat(batches.get(0)).contains("\"status\":400").doesNotContain("\"status\":503");
    assertThat(batches).allMatch(batches.get(0)::equals);
    assertThat(rankings).allMatch(rankings.get(0)::equals);
  }

  private void shouldSumUpAllPartitionsEverywhere() throws Exception {
    for (int port : ports) {
      Api api = new Api(url(port));
      HttpResponse<String> quality =
          api.await("/v1/quality?hours=24", response -> response.statusCode() == 200);
      HttpResponse<String> demand =
          api.await("/v1/demand?store=s", response -> response.statusCode() == 200);
      HttpResponse<String> trends =
          api.await("/v1/menu/trending?store=s", response -> response.statusCode() == 200);

      assertThat(quality.body()).contains("\"total\":{\"orders\":" + CUSTOMERS + ",");
      assertThat(demand.body()).contains("\"untimedCustomers\":" + CUSTOMERS);
      assertThat(trends.body()).contains("\"storeId\":\"s\"");
    }
  }

  private void shouldLetNobodyElseIntoInternalEndpoints() throws Exception {
    for (String part : List.of("active", "copy")) {
      HttpResponse<String> refused =
          new Api(url(ports.get(0))).get("/internal/" + part + "/v1/customers/c-1/prediction");
      assertThat(refused.statusCode()).isEqualTo(403);
    }
  }

  private void shouldAnswerRightWhileOneIsAway(Map<String, Prediction> expected) throws Exception {
    ForetasteClient client = client();
    Reads reads = new Reads(client, expected);
    reads.once();

    services.get(1).kill();
    for (int i = 0; i < 5; i++) {
      reads.once();
    }
    CommandProcess back = service(1);
    Api returned = new Api(url(ports.get(1)));
    back.awaitLine("Foretaste serves at ");
    while (returned.get("/health/ready").statusCode() != 200) {
      reads.once();
    }
    reads.once();

    assertThat(reads.answers).isGreaterThan(5 * CUSTOMERS);
    assertThat(reads.fromCopies).isPositive();
  }

  /** Reads all customers and holds the answers against what is known. */
  private static final class Reads {
    private final ForetasteClient client;
    private final Map<String, Prediction> expected;
    private int answers;
    private int fromCopies;

    Reads(ForetasteClient client, Map<String, Prediction> expected) {
      this.client = client;
      this.expected = expected;
    }

    void once() {
      expected.forEach(this::read);
    }

    private void read(String customer, Prediction right) {
      try {
        Optional<Prediction> read = client.prediction(customer);
        assertThat(read).as("prediction for %s, who has ordered", customer).isPresent();
        assertThat(read.get().predictionId()).isEqualTo(right.predictionId());
        assertThat(read.get().items()).isEqualTo(right.items());
        answers++;
        fromCopies += read.get().lag().isPresent() ? 1 : 0;
      } catch (ApiException e) {
        assertThat(e.status()).isIn(503, ApiException.NO_ANSWER);
      }
    }
  }

  private Map<String, Receipt> order() {
    ForetasteClient client = client();
    Map<String, Receipt> latest = new HashMap<>();
    for (int number = 1; number <= 2; number++) {
      for (int i = 0; i < CUSTOMERS; i++) {
        String customer = "c-" + i;
        Order.Line line = new Order.Line("item-" + i % 7, number, 900);
        Instant time = Instant.parse("2026-01-0" + number + "T12:00:00Z");
        latest.put(
            customer,
            client.place(
                new Order(
                    customer + "-" + number, customer, "s", "app", time, "EUR", List.of(line))));
      }
    }
    return latest;
  }

  private Map<String, Prediction> expected(Map<String, Receipt> latest) {
    ForetasteClient client = new ForetasteClient(bases(), Duration.ofMinutes(1));
    Map<String, Prediction> expected = new HashMap<>();
    latest.forEach(
        (customer, receipt) ->
            expected.put(
                customer,
                client
                    .prediction(customer, ReadOptions.DEFAULT.after(receipt, 10_000).maxLag(0))
                    .orElseThrow()));
    return expected;
  }

  private ForetasteClient client() {
    return new ForetasteClient(bases(), ForetasteClient.DEFAULT_TIMEOUT);
  }

  private List<URI> bases() {
    return ports.stream().map(port -> URI.create(url(port))).toList();
  }

  private CommandProcess service(int index) throws IOException {
    return foretaste.start(
        "service",
        "--bootstrap-servers",
        platform.bootstrapServers(),
        "--schema-registry",
        platform.schemaRegistryUrl(),
        "--port",
        Integer.toString(ports.get(index)),
        "--data-dir",
        "state-" + index,
        "--standby-replicas",
        "1",
        "--internal-secret-file",
        secret.toString());
  }

  private static String url(int port) {
    return "http://localhost:" + port;
  }
}
