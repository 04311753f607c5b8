package dev.foretaste.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.cli.CommandLineRun;
import dev.foretaste.cli.StreamOnBroker;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.lifecycle.PredictionService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand dead letters of three kinds against a real broker and the real service; each test goes
 * on from the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadLettersCommandTest {
  private static final int FIXABLE = 500;

  @TempDir static Path directory;
  private static StreamOnBroker stream;
  private static PredictionService service;

  @BeforeAll
  static void start() {
    stream = StreamOnBroker.start(directory, "dead-letters");
    sendBadRecords();
    service = stream.newService(Optional.empty());
    service.start();
    awaitService();
  }

  @AfterAll
  static void stop() {
    service.close();
    stream.close();
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
    for (int partition = 0; partition < StreamOnBroker.PARTITIONS; partition++) {
      CommandLineRun ofPartition = dlq("list", "--source", "orders:" + partition, "--json");
      sum += ofPartition.json().get("count").asInt();
    }
    assertThat(sum).isEqualTo(1_000);
  }

  @Test
  @Order(2)
  void shouldShowOneAndRefuseItWhenItCannotBeMended() throws Exception {
    String id = anyLetter("undecodable");

    JsonNode shown = dlq("show", id, "--json").json();
    CommandLineRun retry = dlq("retry", id, "--json");

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
    Callable<CommandLineRun> retry = () -> dlq("retry", "--json");
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (Future<CommandLineRun> each : both.invokeAll(List.of(retry, retry))) {
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
    stream
        .run("topics", "--json")
        .json()
        .get("topics")
        .forEach(row -> topics.put(row.get("topic").asText(), row));

    assertThat(topics).containsKey("dead-letters-customers-changelog");
    TopicCatalogue.required().forEach(topic -> assertThat(topics).containsKey(topic.name()));
    assertThat(topics.get("orders").get("kept").asText()).isEqualTo("always");
    assertThat(topics.get("orders").get("partitions").asInt()).isEqualTo(StreamOnBroker.PARTITIONS);
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
        AvroSerdes.deserializer(TopicCatalogue.PREDICTIONS, stream.registry());
    int orders = 0;
    try (KafkaTopics topics = stream.topics()) {
      for (int partition = 0; partition < StreamOnBroker.PARTITIONS; partition++) {
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
    stream.awaitProcessed(TopicCatalogue.ORDERS);
  }

  private static CommandLineRun dlq(String... options) {
    return stream.run(
        Stream.concat(Stream.of("dlq"), Arrays.stream(options)).toArray(String[]::new));
  }

  /** 500 orders under a wrong key, 300 that cannot be decoded, 200 of quantity 0. */
  private static void sendBadRecords() {
    sendMisplaced(0, FIXABLE);
    try (KafkaProducer<byte[], byte[]> producer = stream.newProducer()) {
      for (int n = 0; n < 300; n++) {
        producer.send(new ProducerRecord<>("orders", utf8("k" + n), new byte[] {1, 2}));
      }
      for (int n = 0; n < 200; n++) {
        producer.send(new ProducerRecord<>("orders", utf8("c" + n % 7), order("bad-" + n, n, 0)));
      }
    }
  }

  private static void sendMisplaced(int from, int to) {
    try (KafkaProducer<byte[], byte[]> producer = stream.newProducer()) {
      for (int n = from; n < to; n++) {
        producer.send(new ProducerRecord<>("orders", utf8("till-" + n % 5), order("o" + n, n, 1)));
      }
    }
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
    return stream.bytes(TopicCatalogue.ORDERS, order);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
