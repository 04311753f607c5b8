package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.deploy.MetricUses;
import dev.foretaste.cli.deploy.MetricsDocument;
import dev.foretaste.cli.deploy.Scrape;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.cli.system.SystemRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A system from its first start to a crash, with commands in processes of their own as a user runs
 * them; each test goes on from the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpCommandTest {
  private static final int ORDERS = 1_200;
  private static final int HAND_MADE = 100;
  private static final int LATER_ORDERS = 600;
  private static final List<String> CUSTOMERS = List.of("early-0", "early-41", "early-79");

  @TempDir static Path directory;
  private static Path dataDir;
  private static Path file;
  private static SystemRegistry registry;
  private static CommandRunner foretaste;
  private static CommandProcess up;

  @BeforeAll
  static void start() throws Exception {
    dataDir = directory.resolve("data");
    file = Habits.write(directory.resolve("early.json"), "early", 80, 15);
    foretaste = new CommandRunner(directory.resolve("user"));
    registry = SystemRegistry.ofUser(Map.of());
    up = startUp();
  }

  @AfterAll
  static void stop() throws Exception {
    foretaste.close();
  }

  @Test
  @Order(1)
  void shouldImportAFileAndJudgeAModelPerGeneration() throws Exception {
    CommandProcess.Result result = importFile(file, "--generations", "2");

    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode json = result.json();
    assertThat(json.get("orders").asInt()).isEqualTo(ORDERS);
    assertThat(json.get("skipped").asInt()).isZero();
    assertThat(json.get("bad").asInt()).isZero();
    assertThat(json.get("customers").asInt()).isEqualTo(80);
    assertThat(json.get("generations")).hasSize(2);
    assertThat(json.get("generations"))
        .allSatisfy(
            generation -> {
              assertThat(generation.get("version").asText()).isNotEmpty();
              assertThat(generation.get("reasons")).isNotEmpty();
              assertThat(generation.get("promoted").isBoolean()).isTrue();
            })
        .anySatisfy(generation -> assertThat(generation.get("promoted").asBoolean()).isTrue());
  }

  @Test
  @Order(2)
  void shouldAnswerOverHttpWhatItPredicts() throws Exception {
    Api api = api();

    JsonNode prediction =
        new ObjectMapper().readTree(api.awaitOk("/v1/customers/early-7/prediction"));

    assertThat(prediction.get("customerId").asText()).isEqualTo("early-7");
    assertThat(prediction.get("orderNumber").asInt()).isEqualTo(15);
    assertThat(prediction.get("modelVersion").asText()).matches("v[1-9][0-9]*");
    assertThat(prediction.get("scorer").asText()).isEqualTo("xgboost");
    assertThat(prediction.get("items").findValuesAsText("itemId")).contains("coffee-0");
    assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(Api.metric("foretaste_orders_total", api.get("/metrics").body())).isEqualTo(ORDERS);
  }

  @Test
  @Order(2)
  void shouldExportWhatIsDocumentedAndWhatDashboardsAndRulesAskFor() throws Exception {
    Scrape scrape = Scrape.of(api().get("/metrics").body());

    assertThat(MetricsDocument.read().types())
        .containsExactlyInAnyOrderEntriesOf(scrape.ownFamilies());
    assertThat(scrape.samples()).containsAll(MetricUses.inDashboardsAndRules());
  }

  @Test
  @Order(3)
  void shouldSendNothingASecondTime() throws Exception {
    CommandProcess.Result result = importFile(file);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().get("orders").asInt()).isZero();
    assertThat(result.json().get("skipped").asInt()).isEqualTo(ORDERS);
  }

  @Test
  @Order(4)
  void shouldMakeDeadLettersOfMalformedRecordsAndGoOn() throws Exception {
    Map<String, String> expected;
    try (HandMadeOrders orders = new HandMadeOrders(system())) {
      expected = orders.send(HAND_MADE / 10);
    }

    Map<String, String> found = DeadLetterReader.await(HAND_MADE, system().bootstrapServers());

    assertThat(expected).hasSize(HAND_MADE);
    assertThat(found).containsExactlyInAnyOrderEntriesOf(expected);
    assertThat(up.isAlive()).isTrue();
  }

  @Test
  @Order(5)
  void shouldFindNoMismatch() throws Exception {
    verifyFindsAllRight(ORDERS + HAND_MADE);
  }

  @Test
  @Order(6)
  void shouldRefuseASecondSystemOnTheSameDirectory() throws Exception {
    CommandProcess.Result second =
        foretaste.run("up", "--no-simulator", "--port", "0", "--data-dir", dataDir.toString());

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.out()).isEmpty();
    assertThat(second.err().lines())
        .singleElement()
        .asString()
        .contains(dataDir.toRealPath() + " is in use")
        .contains("--data-dir");
    assertThat(up.isAlive()).isTrue();
  }

  @Test
  @Order(7)
  void shouldStopWhenAskedAndGiveTheSameAnswersAfterAnotherStart() throws Exception {
    List<String> before = predictions();
    String kafka = system().bootstrapServers();

    CommandProcess.Result stopped = up.stop();
    boolean announced = Files.exists(dataDir.resolve("run.json"));
    CommandProcess.Result verifiedMeanwhile = foretaste.run("verify");
    up = startUp();

    assertThat(stopped.out()).endsWith("Stopping ..." + System.lineSeparator());
    assertThat(announced).isFalse();
    assertThat(verifiedMeanwhile.exitCode()).isEqualTo(2);
    assertThat(verifiedMeanwhile.err()).contains("nothing is running").contains("foretaste up");
    assertThat(system().bootstrapServers()).isEqualTo(kafka);
    assertThat(predictions()).isEqualTo(before);
    verifyFindsAllRight(ORDERS + HAND_MADE);
  }

  @Test
  @Order(8)
  void shouldLoseNothingAndRepeatNothingWhenKilledDuringAnImport() throws Exception {
    Path later = Habits.write(directory.resolve("later.json"), "later", 100, 6);
    CommandProcess importing =
        foretaste.start(
            "import", later.toString(), "--format", "baskets-json", "--rate", "60", "--no-wait");
    api().await("/metrics", answer -> Api.metric("foretaste_orders_total", answer.body()) >= 100);

    up.kill();
    importing.kill();
    boolean found = registry.in(dataDir).isPresent();
    up = startUp();
    CommandProcess.Result again = importFile(later, "--generations", "1");

    assertThat(found).isFalse();
    assertThat(again.exitCode()).as(again.err()).isZero();
    int skipped = again.json().get("skipped").asInt();
    assertThat(skipped).isBetween(100, LATER_ORDERS - 1);
    assertThat(again.json().get("orders").asInt()).isEqualTo(LATER_ORDERS - skipped);
    verifyFindsAllRight(ORDERS + HAND_MADE + LATER_ORDERS);
  }

  @Test
  @Order(9)
  void shouldTrainMoveAndRollBackModelsWhileItRuns() throws Exception {
    Path bundle = directory.resolve("champion.zip");
    CommandProcess.Result trained = foretaste.run("models", "train", "--wait", "--json");
    String champion = models("list").json().get("champion").asText();

    models("pin", champion, "--reason", "audit");
    models("export", champion, bundle.toString());
    String imported = models("import", bundle.toString()).json().get("version").asText();
    models("promote", imported);
    String scoredBy = modelOfNextOrder(imported, "next-1");
    models("rollback");
    String scoredByAfterwards = modelOfNextOrder(champion, "next-2");
    CommandProcess.Result unknown = foretaste.run("models", "promote", "v999");
    CommandProcess.Result nameless = foretaste.run("models", "promote");

    assertThat(trained.exitCode()).as(trained.err()).isZero();
    assertThat(trained.json().get("verdicts")).hasSize(1);
    assertThat(scoredBy).isEqualTo(imported);
    assertThat(scoredByAfterwards).isEqualTo(champion);
    JsonNode shown = models("show", champion).json();
    assertThat(shown.get("summary").get("pinned").asBoolean()).isTrue();
    assertThat(shown.get("summary").get("champion").asBoolean()).isTrue();
    assertThat(shown.get("lineage").get("offsets")).isNotEmpty();
    assertThat(models("verdicts").json().get("verdicts")).isNotEmpty();
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err().lines()).singleElement().asString().contains("v999");
    assertThat(nameless.exitCode()).isEqualTo(2);
    verifyFindsAllRight(ORDERS + HAND_MADE + LATER_ORDERS + 2);
  }

  @Test
  @Order(20)
  void shouldKeepPeopleOutOfLogsAndMetrics() throws Exception {
    String broken =
        """
        {"orderId": "leak-order", "customerId": "leak-customer", "storeId": "s", "channel": "web",
         "eventTime": "2026-01-01T00:00:00Z", "currency": "EUR",
         "lines": [{"itemId": "leak-item", "quantity": -1, "unitPrice": 250}]}
        """;
    assertThat(api().post("/v1/orders", broken).statusCode()).isEqualTo(400);
    assertThat(api().get("/v1/customers/leak-customer/prediction").statusCode()).isEqualTo(404);
    assertThat(api().get("/v1/orders/leak-order/score?customer=leak-customer").statusCode())
        .isEqualTo(404);

    String log = Files.readString(dataDir.resolve("foretaste.log"));
    String metrics = api().get("/metrics").body();

    assertThat(log).isNotEmpty();
    for (String id : List.of("leak-", "early-", "later-", "coffee-", "next-1")) {
      assertThat(log.lines().filter(line -> line.contains(id))).as(id).isEmpty();
      assertThat(metrics).doesNotContain(id);
    }
  }

  private static CommandProcess.Result models(String... arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of("models"));
    line.addAll(List.of(arguments));
    line.add("--json");
    CommandProcess.Result result = foretaste.run(line.toArray(String[]::new));
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  /** The model that scores an order placed once that one is champion. */
  private static String modelOfNextOrder(String champion, String orderId)
      throws IOException, InterruptedException {
    api()
        .await(
            "/v1/models/current",
            answer -> answer.body().contains("\"version\":\"" + champion + "\""));
    String order =
        """
        {"orderId": "%s", "customerId": "early-7", "storeId": "store-1", "channel": "web",
         "eventTime": "%s", "currency": "EUR",
         "lines": [{"itemId": "coffee-0", "quantity": 1, "unitPrice": 250}]}
        """
            .formatted(orderId, Instant.now());
    assertThat(api().post("/v1/orders", order).statusCode()).isEqualTo(202);
    String prediction =
        api()
            .await("/v1/customers/early-7/prediction", answer -> answer.body().contains(orderId))
            .body();
    return new ObjectMapper().readTree(prediction).get("modelVersion").asText();
  }

  private static CommandProcess startUp() throws IOException, InterruptedException {
    CommandProcess process =
        foretaste.start("up", "--no-simulator", "--port", "0", "--data-dir", dataDir.toString());
    process.awaitLine("Ctrl-C stops it.");
    return process;
  }

  private static CommandProcess.Result importFile(Path from, String... options)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("import", from.toString(), "--format", "baskets-json", "--json"));
    arguments.addAll(List.of(options));
    return foretaste.run(arguments.toArray(String[]::new));
  }

  private static void verifyFindsAllRight(int orders) throws IOException, InterruptedException {
    CommandProcess.Result result = foretaste.run("verify", "--json", "--naive-share", "0.1");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    JsonNode json = result.json();
    assertThat(json.get("orders").asInt()).isEqualTo(orders);
    assertThat(json.get("predictions").asInt()).isEqualTo(orders);
    assertThat(json.get("mismatches").asInt()).isZero();
    assertThat(json.get("duplicates").asInt()).isZero();
    assertThat(json.get("deadLetters").asInt()).isEqualTo(HAND_MADE);
    assertThat(json.get("naiveChecked").asInt()).isPositive();
  }

  private static List<String> predictions() throws IOException, InterruptedException {
    List<String> answers = new ArrayList<>();
    for (String customer : CUSTOMERS) {
      answers.add(api().awaitOk("/v1/customers/" + customer + "/prediction"));
    }
    return answers;
  }

  private static Api api() throws IOException {
    return new Api(system().api());
  }

  private static RunningSystem system() throws IOException {
    return registry.in(dataDir).orElseThrow();
  }
}
