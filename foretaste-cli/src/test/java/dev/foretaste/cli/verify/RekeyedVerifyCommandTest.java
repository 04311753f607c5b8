package dev.foretaste.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command against a real broker and a real service that rekeys its orders. */
class RekeyedVerifyCommandTest {
  private static final int PARTITIONS = 2;
  private static final String APPLICATION_ID = "rekeying";

  @TempDir Path directory;

  @Test
  void shouldFollowTheOrdersThroughTheTopicBetween() {
    StringWriter out = new StringWriter();
    int exitCode;

    try (EmbeddedPlatform platform = EmbeddedPlatform.start(directory.resolve("platform"), 0, 0);
        SchemaRegistryClient registry =
            new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()))) {
      createTopics(platform);
      try (PredictionService service = service(platform, registry)) {
        service.start();
        send(platform, registry);
        exitCode = verify(platform, out);
      }
    }

    assertThat(out.toString()).contains("{\"orders\":60,\"predictions\":60,\"mismatches\":0,");
    assertThat(out.toString()).contains("\"deadLetters\":1,");
    assertThat(exitCode).isZero();
  }

  private static int verify(EmbeddedPlatform platform, StringWriter out) {
    CommandLine command = Foretaste.commandLine();
    command.setOut(new PrintWriter(out, true));
    return command.execute(
        "verify",
        "--rekey",
        "--json",
        "--bootstrap-servers",
        platform.bootstrapServers(),
        "--schema-registry",
        platform.schemaRegistryUrl(),
        "--application-id",
        APPLICATION_ID);
  }

  private static void createTopics(EmbeddedPlatform platform) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      TopicAdmin.ensure(admin, TopicCatalogue.all(), PARTITIONS, (short) 1);
    }
  }

  /** 60 orders of 7 customers without keys, and a record that is none. */
  private static void send(EmbeddedPlatform platform, SchemaRegistryClient registry) {
    Map<String, Object> config = Map.of("bootstrap.servers", platform.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int n = 0; n < 60; n++) {
        producer.send(new ProducerRecord<>("orders", n % PARTITIONS, null, order(n, registry)));
      }
      producer.send(new ProducerRecord<>("orders", "nonsense".getBytes(StandardCharsets.UTF_8)));
      producer.flush();
    }
  }

  private static byte[] order(int n, SchemaRegistryClient registry) {
    OrderPlaced order =
        new OrderPlaced(
            "o" + n,
            "customer-" + n % 7,
            "s",
            "web",
            1_700_000_000_000L + n * 3_600_000L,
            "EUR",
            List.of(new OrderLine("pizza-" + n % 5, null, 1, 900L)),
            true);
    return AvroSerdes.serializer(TopicCatalogue.ORDERS, registry, true).serialize("orders", order);
  }

  private PredictionService service(EmbeddedPlatform platform, SchemaRegistryClient registry) {
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
            true,
            "",
            Map.of()),
        PARTITIONS,
        registry,
        new CollectorRegistry());
  }
}
