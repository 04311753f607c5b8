package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foretaste.cli.CommandLineRun;
import dev.foretaste.cli.StreamOnBroker;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.lifecycle.PredictionService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command against a real broker and the real service; each test goes on from the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyCommandTest {
  private static final String APPLICATION_ID = "verified";

  @TempDir static Path directory;
  private static StreamOnBroker stream;

  @BeforeAll
  static void start() {
    stream = StreamOnBroker.start(directory, APPLICATION_ID);
  }

  @AfterAll
  static void stop() {
    stream.close();
  }

  @Test
  @Order(1)
  void shouldGiveUpWithAdviceWhenTheServiceDoesNotRun() {
    sendInTransactions();

    CommandLineRun run = verify("--give-up-after", "1");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("not processed").contains(APPLICATION_ID);
  }

  @Test
  @Order(2)
  void shouldWaitForTheServiceAndFindEverythingRight() {
    PredictionService service = stream.newService(Optional.empty());
    service.start();
    try {
      CommandLineRun run = verify("--json", "--naive-share", "1");

      assertThat(run.out()).contains("{\"orders\":120,\"predictions\":120,\"mismatches\":0,");
      JsonNode result = run.json();
      assertThat(result.get("outcomes").asInt()).isEqualTo(113);
      assertThat(result.get("deadLetters").asInt()).isEqualTo(3);
      assertThat(result.get("duplicates").asInt()).isEqualTo(1);
      assertThat(result.get("naiveChecked").asInt()).isEqualTo(120);
      assertThat(result.get("models").get("v0").asInt()).isEqualTo(120);
      assertThat(run.exitCode()).isZero();
    } finally {
      service.close();
    }
  }

  @Test
  @Order(3)
  void shouldFailWhenAPredictionIsThereThatNoOrderCaused() throws Exception {
    repeatFirstPrediction();

    CommandLineRun run = verify("--json");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode result = run.json();
    assertThat(result.get("mismatches").asInt()).isEqualTo(1);
    assertThat(result.get("predictions").asInt()).isEqualTo(121);
    assertThat(result.get("examplesOfMismatches").get(0).get("problem").asText())
        .isEqualTo("unexpected");
    assertThat(run.out()).contains("prediction of order");
  }

  @Test
  @Order(4)
  void shouldRefuseAShareThatIsNone() {
    CommandLineRun run = verify("--naive-share", "1.5");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--naive-share must be 0 to 1");
  }

  private static CommandLineRun verify(String... options) {
    return stream.run(
        Stream.concat(Stream.of("verify"), Arrays.stream(options)).toArray(String[]::new));
  }

  /**
   * 120 orders of 7 customers, a repeated one, 3 bad records, and a transaction that is aborted.
   */
  private static void sendInTransactions() {
    Map<String, Object> transactions = new HashMap<>(stream.client());
    transactions.put("transactional.id", "shop");
    transactions.put("acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(transactions, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int n = 0; n < 120; n++) {
        producer.send(order(n));
      }
      producer.send(order(119));
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(order(500));
      producer.abortTransaction();
      producer.beginTransaction();
      for (int n = 0; n < 3; n++) {
        producer.send(new ProducerRecord<>("orders", new byte[] {(byte) n}, new byte[] {1, 2}));
      }
      producer.commitTransaction();
    }
  }

  private static ProducerRecord<byte[], byte[]> order(int n) {
    String customer = "customer-" + n % 7;
    OrderPlaced order =
        new OrderPlaced(
            "o" + n,
            customer,
            "s",
            "web",
            1_700_000_000_000L + n * 3_600_000L,
            "EUR",
            List.of(
                new OrderLine("pizza-" + n % 5, null, 1 + n % 2, 900L),
                new OrderLine("drink-" + n % 3, null, 1, 200L)),
            true);
    byte[] value = stream.bytes(TopicCatalogue.ORDERS, order);
    return new ProducerRecord<>("orders", customer.getBytes(StandardCharsets.UTF_8), value);
  }

  private static void repeatFirstPrediction() throws Exception {
    Map<String, Object> config = stream.client();
    TopicPartition place = new TopicPartition("predictions", 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      var first = consumer.poll(Duration.ofSeconds(30)).records(place).get(0);
      producer
          .send(new ProducerRecord<>(place.topic(), place.partition(), first.key(), first.value()))
          .get();
    }
  }
}
