package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.embedded.EmbeddedPlatform;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processes of production, each in its own JVM, on a cluster that they find. */
class ServiceCommandTest {
  @TempDir static Path directory;
  private static EmbeddedPlatform platform;
  private static CommandRunner foretaste;

  @BeforeAll
  static void start() throws Exception {
    foretaste = new CommandRunner(directory.resolve("user"));
    platform = EmbeddedPlatform.start(directory.resolve("platform"), 0, 0);
  }

  @AfterAll
  static void stop() throws Exception {
    foretaste.close();
    platform.close();
  }

  @Test
  void shouldPredictAndTrainInTwoProcesses() throws Exception {
    CommandProcess retrainer = startOnCluster("retrainer", "--metrics-address", "127.0.0.1:0");
    CommandProcess service = startOnCluster("service", "--port", "0", "--data-dir", "state");
    Api api = apiOf(service);
    retrainer.awaitLine("Foretaste's retrainer runs.");
    api.awaitOk("/health/ready");

    HttpResponse<String> taken =
        api.post(
            "/v1/orders",
            """
            {"orderId": "o-1", "customerId": "anna", "storeId": "s", "channel": "app",
             "eventTime": 1700000000000, "currency": "EUR",
             "lines": [{"itemId": "margherita", "quantity": 1, "unitPrice": 900}]}
            """);
    JsonNode prediction = new ObjectMapper().readTree(api.awaitOk("/v1/customers/anna/prediction"));
    CommandProcess.Result imported = importSomething();

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    assertThat(prediction.get("orderId").asText()).isEqualTo("o-1");
    assertThat(prediction.get("items").get(0).get("itemId").asText()).isEqualTo("margherita");
    assertThat(imported.exitCode()).as(imported.err()).isZero();
    assertThat(imported.json().get("orders").asInt()).isEqualTo(60);
    assertThat(imported.json().get("generations")).hasSize(1);
    String scraped = metricsOf(retrainer).get("/metrics").body();
    assertThat(Api.metric("foretaste_trainings_total", scraped)).isPositive();
    assertThat(scraped).contains("jvm_memory");
    assertThat(metricsOf(retrainer).get("/-/healthy").statusCode()).isEqualTo(200);
    api.await("/health/ready", answer -> answer.body().contains("\"missing\":[]"));
    assertThat(retrainer.stop().err()).doesNotContain("ERROR");
    api.await("/health/ready", answer -> answer.body().contains("retrainer is missing"));
    assertThat(service.stop().err()).doesNotContain("ERROR");
  }

  @Test
  void shouldOpenToOtherMachinesForTheHoldersOfKeysOnly() throws Exception {
    CommandProcess.Result tooEarly =
        startOnCluster("service", "--host", "0.0.0.0", "--port", "0", "--data-dir", "public")
            .awaitEnd();
    JsonNode created = keys("create", "--name", "till", "--scopes", "read,ingest", "--json").json();
    String token = created.get("token").asText();
    String keyId = created.get("key").get("keyId").asText();
    SelfSigned tls = SelfSigned.in(directory);
    CommandProcess service =
        startOnCluster(
            "service",
            "--host",
            "0.0.0.0",
            "--port",
            "0",
            "--application-id",
            "public",
            "--data-dir",
            "public",
            "--tls-certificates",
            tls.certificates().toString(),
            "--tls-key",
            tls.key().toString());
    Api api = apiOf(service).overTls(tls.trusting());

    HttpClient.Version spoken = api.get("/health/live").version();
    int withoutKey = api.get("/v1/menu").statusCode();
    int withKey = api.withKey(token).get("/v1/menu").statusCode();
    int beyondItsScopes = api.withKey(token).post("/v1/models/train", "{}").statusCode();
    CommandProcess.Result rotated = keys("rotate", keyId, "--grace", "PT0S", "--json");
    api.withKey(token).await("/v1/menu", answer -> answer.statusCode() == 401);
    Api renewed = api.withKey(rotated.json().get("token").asText());
    renewed.awaitOk("/v1/menu");
    keys("revoke", keyId);
    HttpResponse<String> revoked = renewed.await("/v1/menu", answer -> answer.statusCode() == 401);
    CommandProcess.Result list = keys("list");
    CommandProcess.Result stopped = service.stop();

    assertThat(tooEarly.exitCode()).isEqualTo(1);
    assertThat(tooEarly.err().lines())
        .last()
        .asString()
        .contains("other machines can reach 0.0.0.0")
        .contains("foretaste keys create");
    assertThat(spoken).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(withoutKey).isEqualTo(401);
    assertThat(withKey).isEqualTo(200);
    assertThat(beyondItsScopes).isEqualTo(403);
    assertThat(revoked.body()).contains("revoked");
    assertThat(list.out()).contains(keyId).contains("revoked").doesNotContain("ftk_");
    assertThat(stopped.out() + stopped.err()).doesNotContain("ftk_");
    assertThat(keys("revoke", "0123456789abcdef").err()).contains("there is no key");
  }

  @Test
  void shouldMakeAKeyForAFileOnceUntilItCannotBeUsed() throws Exception {
    Path file = directory.resolve("prometheus");
    String[] create = {
      "create", "--name", "prometheus", "--scopes", "read", "--into", file.toString(), "--json"
    };

    CommandProcess.Result first = keys(create);
    String token = Files.readString(file);
    CommandProcess.Result second = keys(create);
    String same = Files.readString(file);
    keys("revoke", second.json().get("keyId").asText());
    CommandProcess.Result third = keys(create);
    String renewed = Files.readString(file);
    // Another test needs a cluster that no key opens.
    keys("revoke", third.json().get("keyId").asText());

    assertThat(first.out() + second.out()).doesNotContain("ftk_");
    assertThat(token).startsWith("ftk_" + first.json().get("keyId").asText()).isEqualTo(same);
    assertThat(second.json().get("keyId")).isEqualTo(first.json().get("keyId"));
    assertThat(third.json().get("keyId")).isNotEqualTo(first.json().get("keyId"));
    assertThat(renewed).startsWith("ftk_" + third.json().get("keyId").asText());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  private static CommandProcess.Result keys(String... arguments) throws Exception {
    List<String> line = new ArrayList<>(List.of("keys"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--bootstrap-servers", platform.bootstrapServers()));
    line.addAll(List.of("--schema-registry", platform.schemaRegistryUrl()));
    return foretaste.run(line.toArray(String[]::new));
  }

  @Test
  void shouldRefuseATopicWithAnotherPartitionCount() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("orders-by-customer", 2, (short) 1))).all().get();
    }

    CommandProcess.Result refused =
        startOnCluster("service", "--rekey", "--port", "0", "--data-dir", "refused").awaitEnd();

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .contains("orders-by-customer: expected 6 partition(s), found 2")
        .contains("recreate the topic");
  }

  @Test
  void shouldNameAPortThatIsInUse() throws Exception {
    String taken = Integer.toString(URI.create(platform.schemaRegistryUrl()).getPort());

    CommandProcess.Result refused =
        startOnCluster("service", "--port", taken, "--data-dir", "refused").awaitEnd();

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err().lines())
        .noneMatch(line -> line.startsWith("\tat "))
        .last()
        .asString()
        .contains("port " + taken)
        .contains("--port");
  }

  @Test
  void shouldNotMixAForeignKafkaWithTheEmbeddedRegistry() throws Exception {
    CommandProcess.Result refused =
        foretaste.run("up", "--bootstrap-servers", platform.bootstrapServers());

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .contains("--bootstrap-servers needs --schema-registry");
  }

  private static CommandProcess.Result importSomething() throws Exception {
    Path file = Habits.write(directory.resolve("some.json"), "some", 20, 3);
    return startOnCluster(
            "import", file.toString(), "--format", "baskets-json", "--generations", "1", "--json")
        .awaitEnd();
  }

  private static CommandProcess startOnCluster(String command, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--bootstrap-servers", platform.bootstrapServers()));
    arguments.addAll(List.of("--schema-registry", platform.schemaRegistryUrl()));
    arguments.addAll(List.of(options));
    return foretaste.start(arguments.toArray(String[]::new));
  }

  private static Api metricsOf(CommandProcess retrainer) throws Exception {
    String beginning = "Metrics are served on port ";
    return new Api(
        "http://127.0.0.1:" + retrainer.awaitLine(beginning).substring(beginning.length()));
  }

  private static Api apiOf(CommandProcess service) throws Exception {
    String beginning = "Foretaste serves at ";
    String url = service.awaitLine(beginning).substring(beginning.length());
    assertThat(URI.create(url).getPort()).isPositive();
    return new Api(url);
  }
}
