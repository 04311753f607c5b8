package dev.foretaste.cli.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import dev.foretaste.cli.StreamOnBroker;
import dev.foretaste.cli.rewrite.InterruptedRewrite;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.Sentiment;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.query.CustomerLookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Erasing customers on a real broker and the real service, down to the bytes on disk; each test
 * goes on from the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasureOnDiskTest {
  private static final String APPLICATION_ID = "erasing";
  private static final long START = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000L;
  private static final String EVERY_GONE = "gone-for-good-";
  private static final List<String> GONE =
      IntStream.rangeClosed(1, 99)
          .mapToObj(number -> EVERY_GONE + "%02d".formatted(number))
          .toList();
  private static final String RETURNING = "gone-and-back";
  private static final List<String> OTHERS =
      IntStream.rangeClosed(1, 12).mapToObj(number -> "stays-" + number).toList();

  @TempDir static Path directory;
  private static StreamOnBroker stream;
  private static PredictionService service;
  private static CompactedTopics compacted;

  private CommandLineRun last = new CommandLineRun(0, "", "");

  @BeforeAll
  static void start() throws IOException {
    stream = StreamOnBroker.start(directory, APPLICATION_ID);
    service = newService();
    service.start();
    StreamOnBroker.await(service::isRunning);
    compacted = new CompactedTopics(stream.client());
  }

  private static PredictionService newService() throws IOException {
    return stream.newService(Optional.of(ErasureKeyFile.of(directory)));
  }

  @AfterAll
  static void stop() {
    compacted.close();
    service.close();
    stream.close();
  }

  @Test
  @Order(1)
  void shouldSayWhatItRemovedAndWhatStaysForHowLong() throws Exception {
    for (int number = 1; number <= 4; number++) {
      for (String customer : everybody()) {
        order(customer, number);
      }
    }
    rate(GONE.get(0));
    order(GONE.get(0), 5);

    Path named =
        Files.write(
            directory.resolve("to-erase.txt"),
            Stream.concat(GONE.stream(), Stream.of(RETURNING)).toList());
    int exitCode = run("erase", "--file", named.toString(), "--json");
    Files.delete(named);

    assertThat(exitCode).isZero();
    JsonNode report = lastLine();
    assertThat(report.get("erased").asInt()).isEqualTo(100);
    assertThat(report.get("standing").asInt()).isZero();
    JsonNode first = report.get("customers").get(1);
    assertThat(first.get("customerId").asText()).isEqualTo(GONE.get(0));
    assertThat(first.get("orders").asInt()).isEqualTo(5);
    assertThat(first.get("feedback").asInt()).isEqualTo(1);
    assertThat(first.get("predictions").asInt()).isEqualTo(5);
    assertThat(first.get("orderScores").asInt()).isEqualTo(4);
    assertThat(first.get("examples").asInt()).isEqualTo(4);
    assertThat(report.get("logs").findValuesAsText("topic"))
        .contains("orders", "predictions", "prediction-outcomes", "feedback")
        .doesNotContain("input-journal", "customer-preferences");
    assertThat(report.get("logs").findValuesAsText("expires")).containsOnly("never");
  }

  @Test
  @Order(2)
  void shouldTakeWhoComesBackForAStranger() {
    order(RETURNING, 9);

    StreamOnBroker.await(() -> orderCount(RETURNING) == 1);
    assertThat(orderCount(OTHERS.get(0))).isEqualTo(4);
    assertThat(service.customers().find(GONE.get(0))).isInstanceOf(CustomerLookup.Unknown.class);
    assertThat(service.orderScores().find(GONE.get(0) + "-4"))
        .extracting(Object::toString)
        .asString()
        .doesNotContain(GONE.get(0));
  }

  @Test
  @Order(3)
  void shouldBeVerifiedWithTheErasedApart() throws Exception {
    int exitCode = run("verify", "--json", "--erasure-key-file", keyFile());

    JsonNode result = lastLine();
    assertThat(result.get("examplesOfMismatches")).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(result.get("erased").asInt()).isEqualTo(100);
    assertThat(result.get("erasedOrders").asInt()).isEqualTo(401);
    assertThat(result.get("orders").asInt()).isEqualTo(49);
  }

  @Test
  @Order(4)
  void shouldNotBeVerifiedWithoutTheKey() {
    assertThat(run("verify")).isEqualTo(1);
    assertThat(last.err()).contains("--erasure-key-file");
  }

  @Test
  @Order(5)
  void shouldNotBringAnybodyBackInAReplay() throws Exception {
    int replayed =
        run(
            "replay",
            "--into",
            "again",
            "--erasure-key-file",
            keyFile(),
            "--state-dir",
            directory.resolve("replays").toString());
    int compared = run("replay", "compare", "again", "--json", "--erasure-key-file", keyFile());

    assertThat(List.of(replayed, compared)).containsOnly(0);
    assertThat(lastLine().get("compared").asInt()).isEqualTo(49);
    assertThat(lastLine().get("different").asInt()).isZero();
    assertThat(holding(directory.resolve("platform"), EVERY_GONE))
        .noneMatch(file -> file.contains("replay-again"));
  }

  @Test
  @Order(6)
  void shouldLeaveNothingOnDiskOnceCompactedButOnTheLogsItNamed() throws Exception {
    Path logs = directory.resolve("platform");
    assertThat(holding(logs, GONE.get(0)))
        .as("before compaction")
        .anyMatch(file -> file.contains("customer-preferences"));

    compacted.cleanAtOnce(APPLICATION_ID);
    AtomicInteger number = new AtomicInteger(100);
    StreamOnBroker.await(
        () -> {
          // Every partition has one of the others. Only a segment that is closed is cleaned, and
          // writing closes it.
          OTHERS.forEach(other -> order(other, number.incrementAndGet()));
          return compactedHolding(logs).isEmpty();
        });

    service.close();
    StoreCompaction.run(directory.resolve("state"));
    assertThat(holding(directory.resolve("state"), EVERY_GONE)).isEmpty();
    assertThat(holding(directory.resolve("state"), OTHERS.get(0))).isNotEmpty();
  }

  @Test
  @Order(7)
  void shouldStillGiveOutWhatStandsOnTheLogs() throws Exception {
    run("export", GONE.get(0));

    JsonNode all = new ObjectMapper().readTree(last.out());
    assertThat(all.get("records").get("orders")).hasSize(6);
    assertThat(all.get("records").get("feedback")).hasSize(1);
    assertThat(all.get("records").get("orders").get(0).get("value").get("customerId").asText())
        .isEqualTo(GONE.get(0));
    assertThat(all.has("state")).isFalse();

    run("export", OTHERS.get(0));

    JsonNode other = new ObjectMapper().readTree(last.out());
    assertThat(other.get("state").get("preferences").get("customerId").asText())
        .isEqualTo(OTHERS.get(0));
    assertThat(other.get("records").get("training-examples")).isNotEmpty();
  }

  @Test
  @Order(8)
  void shouldRefuseToRewriteTheOrdersWithoutTheKey() {
    assertThat(run("erase", "--rewrite-log")).isEqualTo(1);
    assertThat(last.err()).contains("--erasure-key-file");
    assertThat(run("erase", "--rewrite-log", GONE.get(0))).isEqualTo(2);
  }

  @Test
  @Order(9)
  void shouldNotStartOnOrdersThatAreNotWhole() throws Exception {
    InterruptedRewrite.run(stream.address(), keyFile());

    int exitCode =
        run("service", "--port", "0", "--data-dir", directory.resolve("never").toString());

    assertThat(exitCode).isEqualTo(1);
    assertThat(last.err()).contains("erase --rewrite-log");
  }

  @Test
  @Order(10)
  void shouldRewriteTheOrdersWithoutTheErased() throws Exception {
    int exitCode = run("erase", "--rewrite-log", "--json", "--erasure-key-file", keyFile());

    assertThat(exitCode).as(last.err()).isZero();
    assertThat(lastLine().get(0).get("topic").asText()).isEqualTo("orders");
    assertThat(lastLine().get(0).get("removed").asInt()).isEqualTo(401);
    Path logs = directory.resolve("platform");
    for (String customer : List.of(EVERY_GONE, RETURNING + "-4")) {
      assertThat(holding(logs, customer))
          .as("where %s stands", customer)
          .noneMatch(ErasureOnDiskTest::isOfOrders);
    }
    assertThat(holding(logs, OTHERS.get(0))).anyMatch(ErasureOnDiskTest::isOfOrders);
    assertThat(holding(logs, RETURNING + "-9")).anyMatch(ErasureOnDiskTest::isOfOrders);
  }

  @Test
  @Order(11)
  void shouldGoOnWithTheRewrittenOrdersAsIfNothingHadHappened() throws Exception {
    service = newService();
    service.start();
    StreamOnBroker.await(service::isRunning);
    int known = orderCount(OTHERS.get(0));

    order(OTHERS.get(0), 201);

    StreamOnBroker.await(() -> orderCount(OTHERS.get(0)) == known + 1);
    assertThat(service.customers().find(GONE.get(0))).isInstanceOf(CustomerLookup.Unknown.class);
    int verified = run("verify", "--json", "--erasure-key-file", keyFile());
    assertThat(lastLine().get("examplesOfMismatches")).isEmpty();
    assertThat(verified).isZero();
    assertThat(lastLine().get("erased").asInt()).isEqualTo(100);
    assertThat(lastLine().get("erasedOrders").asInt()).isEqualTo(401);
    assertThat(lastLine().get("deadLetters").asInt()).isZero();
    int replayed =
        run(
            "replay",
            "--into",
            "rewritten",
            "--erasure-key-file",
            keyFile(),
            "--state-dir",
            directory.resolve("replays").toString());
    int compared = run("replay", "compare", "rewritten", "--json", "--erasure-key-file", keyFile());
    assertThat(List.of(replayed, compared)).containsOnly(0);
    assertThat(lastLine().get("different").asInt()).isZero();
  }

  /** Not the files of a log that is deleted, which Kafka removes within a minute. */
  private static boolean isOfOrders(String file) {
    return file.matches("kafka/.*/?orders(-rewritten)?-[0-9]+/.*");
  }

  /** Files that hold an erased customer and are not those of a log that is cleaned up by age. */
  private static List<String> compactedHolding(Path logs) {
    return holding(logs, EVERY_GONE).stream()
        .filter(file -> !CompactedTopics.isByAge(file))
        .toList();
  }

  /** Files below a directory that hold a text, byte by byte. */
  private static List<String> holding(Path below, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(below)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".deleted"))
          .filter(file -> contains(file, wanted))
          .map(file -> below.relativize(file).toString())
          .toList();
    } catch (IOException | java.io.UncheckedIOException goneWhileLooking) {
      return List.of("a file vanished while it was looked at");
    }
  }

  private static boolean contains(Path file, byte[] wanted) {
    try {
      String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return content.contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException goneWhileLooking) {
      return false;
    }
  }

  private static int orderCount(String customer) {
    return service.customers().find(customer) instanceof CustomerLookup.Found found
        ? found.state().getPreferences().getOrderCount()
        : 0;
  }

  private static Stream<String> concat() {
    return Stream.concat(GONE.stream(), OTHERS.stream());
  }

  private static List<String> everybody() {
    return Stream.concat(concat(), Stream.of(RETURNING)).toList();
  }

  private static void order(String customer, int number) {
    stream.send(
        TopicCatalogue.ORDERS,
        customer,
        new OrderPlaced(
            customer + "-" + number,
            customer,
            "s",
            "web",
            START + Math.min(number, 200) * HOUR,
            "EUR",
            List.of(new OrderLine("pizza-" + number % 3, null, 1, 900L)),
            true));
  }

  private static void rate(String customer) {
    stream.send(
        TopicCatalogue.FEEDBACK,
        customer,
        new FeedbackGiven("f1", customer, customer + "-4", 5, START, "", Sentiment.NOT_GIVEN));
    StreamOnBroker.await(
        () ->
            service.customers().find(customer) instanceof CustomerLookup.Found found
                && !found.state().getPendingFeedback().isEmpty());
  }

  private int run(String... command) {
    last = stream.run(command);
    return last.exitCode();
  }

  private JsonNode lastLine() {
    return last.json();
  }

  private static String keyFile() {
    return directory.resolve(ErasureKeyFile.NAME).toString();
  }
}
