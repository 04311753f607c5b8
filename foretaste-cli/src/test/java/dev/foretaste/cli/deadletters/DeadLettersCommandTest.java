package dev.foretaste.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.Foretaste;
import dev.foretaste.cli.console.SilentProgress;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import io.prometheus.client.CollectorRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A thousand dead letters of three kinds against a real broker and the real service; each test goes
 * on from the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadLettersCommandTest {
  private static final int PARTITIONS = 2;
  private static final String APPLICATION_ID = "dead-letters";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int FIXABLE = 500;

  @TempDir static Path directory;
  private static EmbeddedPlatform platform;
  private static SchemaRegistryClient registry;
  private static PredictionService service;

  private record Result(int exitCode, JsonNode json, String err) {}

  @BeforeAll
  static void start() {
    platform = EmbeddedPlatform.start(directory.resolve("platform"), 0, 0);
    registry = new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      TopicAdmin.ensure(admin, PARTITIONS, (short) 1);
    }
    sendBadRecords();
    service = service();
    service.start();
    awaitService();
  }

  @AfterAll
  static void stop() {
    service.close();
    registry.close();
    platform.close();
  }

  @Test
  @Order(1)
  void shouldListAThousandByReason() throws Exception {
    JsonNode all = dlq("list", "--json").json();

    assertThat(all.get("count").asInt()).isEqualTo(1_000);
    assertThat(all.get("byReason").toString())
        .isEqualTo("{\"invalid-field\":200,\"undecodable\":300,\"wrong-key\":500}");
    assertThat(all.get("letters")).hasSize(50);
    assertThat(dlq("list", "--reason", "undecodable", "--json").json().get("count").asInt())
        .isEqualTo(300);
    assertThat(dlq("list", "--of", "feedback", "--json").json().get("count").asInt()).isZero();
    assertThat(dlq("list", "--to", "2020-01-01", "--json").json().get("count").asInt()).isZero();
    int sum = 0;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      Result ofPartition = dlq("list", "--source", "orders:" + partition, "--json");
      sum += ofPartition.json().get("count").asInt();
    }
    assertThat(sum).isEqualTo(1_000);
  }

  @Test
  @Order(2)
  void shouldShowOneAndRefuseItWhenItCannotBeMended() throws Exception {
    String id = anyLetter("undecodable");

    JsonNode shown = dlq("show", id, "--json").json();
    Result retry = dlq("retry", id, "--json");

    assertThat(shown.get("letter").get("reason").asText()).isEqualTo("undecodable");
    assertThat(shown.get("valueStart").asText()).isEqualTo("0102");
    assertThat(retry.exitCode()).isEqualTo(1);
    assertThat(retry.json().get("retried").asInt()).isZero();
    assertThat(retry.json().get("refusals").get(0).get("why").asText())
        .contains("still cannot be decoded");
  }

  @Test
  @Order(3)
  void shouldDoNothingOnADryRun() throws Exception {
    JsonNode would = dlq("retry", "--dry-run", "--json").json();

    assertThat(would.get("retried").asInt()).isEqualTo(FIXABLE);
    assertThat(would.get("refused").asInt()).isEqualTo(500);
    assertThat(dlq("list", "--json").json().get("count").asInt()).isEqualTo(1_000);
  }

  @Test
  @Order(4)
  void shouldScoreEachFixableOnceHoweverOftenRetried() throws Exception {
    int first = dlq("retry", "--json").json().get("retried").asInt();
    int second = dlq("retry", "--json").json().get("retried").asInt();

    assertThat(first).isEqualTo(FIXABLE);
    assertThat(second).isZero();
    assertEachScoredOnce(FIXABLE);
    assertThat(dlq("list", "--status", "retried", "--json").json().get("count").asInt())
        .isEqualTo(FIXABLE);
  }

  @Test
  @Order(5)
  void shouldRetryOnceWhenTwoDoItAtTheSameTime() throws Exception {
    sendMisplaced(FIXABLE, 2 * FIXABLE);
    awaitService();
    Callable<Result> retry = () -> dlq("retry", "--json");
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (Future<Result> each : both.invokeAll(List.of(retry, retry))) {
        assertThat(each.get().exitCode()).isIn(0, 1);
      }
    } finally {
      both.shutdown();
    }
    assertThat(dlq("retry", "--json").exitCode()).isZero();

    assertEachScoredOnce(2 * FIXABLE);
    assertThat(dlq("list", "--status", "retried", "--json").json().get("count").asInt())
        .isEqualTo(2 * FIXABLE);
  }

  @Test
  @Order(6)
  void shouldDropWhatIsNamedAndKeepTheRest() throws Exception {
    assertThat(dlq("drop").exitCode()).isEqualTo(2);

    assertThat(dlq("drop", "--reason", "undecodable", "--json").json().get("dropped").asInt())
        .isEqualTo(300);

    assertThat(dlq("list", "--json").json().get("byReason").toString())
        .isEqualTo("{\"invalid-field\":200}");
    assertThat(dlq("list", "--any-status", "--json").json().get("count").asInt()).isEqualTo(1_500);
  }

  @Test
  @Order(7)
  void shouldListEveryTopicWithRetentionSizeAndPurpose() throws Exception {
    Map<String, JsonNode> topics = new HashMap<>();
    foretaste("topics", "--json")
        .json()
        .get("topics")
        .forEach(row -> topics.put(row.get("topic").asText(), row));

    assertThat(topics).containsKey(APPLICATION_ID + "-customers-changelog");
    TopicCatalogue.required().forEach(topic -> assertThat(topics).containsKey(topic.name()));
    assertThat(topics.get("orders").get("kept").asText()).isEqualTo("always");
    assertThat(topics.get("orders").get("partitions").asInt()).isEqualTo(PARTITIONS);
    assertThat(topics.get("orders").get("bytes").asLong()).isPositive();
    assertThat(topics.get("dlq-actions").get("kept").asText()).isEqualTo("latest");
    assertThat(topics.get("dlq-actions").get("purpose").asText()).contains("sent again or dropped");
  }

  private static String anyLetter(String reason) throws Exception {
    return dlq("list", "--reason", reason, "--limit", "1", "--json")
        .json()
        .get("letters")
        .get(0)
        .get("id")
        .asText();
  }

  private static void assertEachScoredOnce(int fixable) {
    awaitService();
    Map<String, Integer> scored = new HashMap<>();
    Deserializer<OrderPrediction> decoder =
        AvroSerdes.deserializer(TopicCatalogue.PREDICTIONS, registry);
    int orders = 0;
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), PATIENCE)) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        Iterator<StoredRecord> predictions = topics.read(TopicCatalogue.PREDICTIONS, partition);
        while (predictions.hasNext()) {
          OrderPrediction prediction =
              decoder.deserialize("", predictions.next().value().orElseThrow());
          scored.merge(prediction.getOrderId(), 1, Integer::sum);
        }
        orders += count(topics, partition);
      }
    }
    assertThat(scored).hasSize(fixable);
    assertThat(scored.values()).containsOnly(1);
    assertThat(orders).as("each went through the door once").isEqualTo(500 + 2 * fixable);
  }

  private static int count(KafkaTopics topics, int partition) {
    int count = 0;
    Iterator<StoredRecord> orders = topics.read(TopicCatalogue.ORDERS, partition);
    while (orders.hasNext()) {
      orders.next();
      count++;
    }
    return count;
  }

  private static void awaitService() {
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), PATIENCE)) {
      new CatchUp(topics, APPLICATION_ID, PATIENCE)
          .await(TopicCatalogue.ORDERS, new SilentProgress());
    }
  }

  private static Result dlq(String... options) throws Exception {
    return foretaste(
        Stream.concat(Stream.of("dlq"), Arrays.stream(options)).toArray(String[]::new));
  }

  private static Result foretaste(String... options) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command = Foretaste.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] system = {
      "--bootstrap-servers",
      platform.bootstrapServers(),
      "--schema-registry",
      platform.schemaRegistryUrl(),
      "--application-id",
      APPLICATION_ID
    };
    int exitCode =
        command.execute(Stream.of(options, system).flatMap(Arrays::stream).toArray(String[]::new));
    String last = out.toString().lines().reduce("", (before, line) -> line);
    JsonNode json =
        last.startsWith("{") ? new ObjectMapper().readTree(last) : new ObjectMapper().nullNode();
    return new Result(exitCode, json, err.toString());
  }

  /** 500 orders under a wrong key, 300 that cannot be decoded, 200 of quantity 0. */
  private static void sendBadRecords() {
    sendMisplaced(0, FIXABLE);
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int n = 0; n < 300; n++) {
        producer.send(new ProducerRecord<>("orders", utf8("k" + n), new byte[] {1, 2}));
      }
      for (int n = 0; n < 200; n++) {
        producer.send(new ProducerRecord<>("orders", utf8("c" + n % 7), order("bad-" + n, n, 0)));
      }
    }
  }

  private static void sendMisplaced(int from, int to) {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int n = from; n < to; n++) {
        producer.send(new ProducerRecord<>("orders", utf8("till-" + n % 5), order("o" + n, n, 1)));
      }
    }
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", platform.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static byte[] order(String orderId, int n, int quantity) {
    OrderPlaced order =
        new OrderPlaced(
            orderId,
            "c" + n % 7,
            "s",
            "web",
            1_700_000_000_000L + n * 60_000L,
            "EUR",
            List.of(new OrderLine("pizza-" + n % 5, null, quantity, 900L)),
            true);
    return AvroSerdes.<OrderPlaced>serializer(TopicCatalogue.ORDERS, registry, true)
        .serialize("orders", order);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static PredictionService service() {
    return new PredictionService(
        new ServiceSettings(
            APPLICATION_ID,
            platform.bootstrapServers(),
            directory.resolve("state"),
            1,
            0,
            50,
            32 << 20,
            Optional.empty(),
            false,
            "",
            Map.of()),
        PARTITIONS,
        registry,
        new CollectorRegistry());
  }
}
