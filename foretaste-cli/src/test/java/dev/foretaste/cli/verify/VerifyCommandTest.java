package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.Foretaste;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
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
import picocli.CommandLine;

/**
 * The command against a real broker and the real service; each test goes on from the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyCommandTest {
  private static final int PARTITIONS = 2;
  private static final String APPLICATION_ID = "verified";

  @TempDir static Path directory;
  private static EmbeddedPlatform platform;
  private static SchemaRegistryClient registry;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() {
    platform = EmbeddedPlatform.start(directory.resolve("platform"), 0, 0);
    registry = new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      TopicAdmin.ensure(admin, PARTITIONS, (short) 1);
    }
  }

  @AfterAll
  static void stop() {
    registry.close();
    platform.close();
  }

  @Test
  @Order(1)
  void shouldGiveUpWithAdviceWhenTheServiceDoesNotRun() {
    sendInTransactions();

    int exitCode = verify("--give-up-after", "1");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString()).contains("not processed").contains(APPLICATION_ID);
  }

  @Test
  @Order(2)
  void shouldWaitForTheServiceAndFindEverythingRight() throws Exception {
    PredictionService service = service();
    service.start();
    try {
      int exitCode = verify("--json", "--naive-share", "1");

      assertThat(out.toString()).contains("{\"orders\":120,\"predictions\":120,\"mismatches\":0,");
      JsonNode result = lastLine();
      assertThat(result.get("outcomes").asInt()).isEqualTo(113);
      assertThat(result.get("deadLetters").asInt()).isEqualTo(3);
      assertThat(result.get("duplicates").asInt()).isEqualTo(1);
      assertThat(result.get("naiveChecked").asInt()).isEqualTo(120);
      assertThat(result.get("models").get("v0").asInt()).isEqualTo(120);
      assertThat(exitCode).isZero();
    } finally {
      service.close();
    }
  }

  @Test
  @Order(3)
  void shouldFailWhenAPredictionIsThereThatNoOrderCaused() throws Exception {
    repeatFirstPrediction();

    int exitCode = verify("--json");

    assertThat(exitCode).isEqualTo(1);
    JsonNode result = lastLine();
    assertThat(result.get("mismatches").asInt()).isEqualTo(1);
    assertThat(result.get("predictions").asInt()).isEqualTo(121);
    assertThat(result.get("examplesOfMismatches").get(0).get("problem").asText())
        .isEqualTo("unexpected");
    assertThat(out.toString()).contains("prediction of order");
  }

  @Test
  @Order(4)
  void shouldRefuseAShareThatIsNone() {
    assertThat(verify("--naive-share", "1.5")).isEqualTo(2);
    assertThat(err.toString()).contains("--naive-share must be 0 to 1");
  }

  private int verify(String... options) {
    CommandLine command = Foretaste.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] system = {
      "verify",
      "--bootstrap-servers",
      platform.bootstrapServers(),
      "--schema-registry",
      platform.schemaRegistryUrl(),
      "--application-id",
      APPLICATION_ID
    };
    return command.execute(
        Stream.of(system, options).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private JsonNode lastLine() throws Exception {
    List<String> lines = out.toString().lines().toList();
    return new ObjectMapper().readTree(lines.get(lines.size() - 1));
  }

  /**
   * 120 orders of 7 customers, a repeated one, 3 bad records, and a transaction that is aborted.
   */
  private static void sendInTransactions() {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                platform.bootstrapServers(),
                "transactional.id",
                "shop",
                "acks",
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
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
    byte[] value =
        AvroSerdes.serializer(TopicCatalogue.ORDERS, registry, true).serialize("orders", order);
    return new ProducerRecord<>("orders", customer.getBytes(StandardCharsets.UTF_8), value);
  }

  private static void repeatFirstPrediction() throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", platform.bootstrapServers());
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
