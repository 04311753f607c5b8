package dev.foretaste.cli.running;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * One, two and four instances on the same topics; {@code deploy/instances.sh} does it at length.
 */
class ScalingTest {
  private static final String APPLICATION_ID = "scaling";
  private static final int PARTITIONS = 6;
  private static final int CUSTOMERS = 60;
  private static final int ROUND = 300;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long LOOK_NANOS = Duration.ofMillis(200).toNanos();

  @TempDir Path directory;
  private final List<Instance> instances = new ArrayList<>();
  private EmbeddedPlatform platform;
  private SchemaRegistryClient schemas;
  private Producer<String, OrderPlaced> producer;
  private int sent;

  /** An instance and what it has processed since it started. */
  private record Instance(PredictionService service, CollectorRegistry metrics) {
    double orders() {
      return metrics.getSampleValue("foretaste_orders_total");
    }
  }

  @BeforeEach
  void start() {
    platform = EmbeddedPlatform.start(directory.resolve("platform"), 0, 0);
    schemas = new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()));
    Map<String, Object> client = Map.of("bootstrap.servers", platform.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      TopicAdmin.ensure(admin, TopicCatalogue.required(), PARTITIONS, (short) 1);
    }
    producer =
        new KafkaProducer<>(
            client,
            new StringSerializer(),
            AvroSerdes.serializer(TopicCatalogue.ORDERS, schemas, true));
  }

  @AfterEach
  void stop() {
    instances.forEach(instance -> instance.service().close());
    producer.close();
    schemas.close();
    platform.close();
  }

  @Test
  void shouldShareTheWorkAndChangeNoResultWithOneTwoAndFourInstancesAndARollingRestart() {
    for (int wanted : List.of(1, 2, 4)) {
      while (instances.size() < wanted) {
        instances.add(started(instances.size()));
      }
      shouldShareTheNextOrders();
    }
    assertThat(verified()).as("of one, two and four").contains(result());
    for (int restarted = 0; restarted < instances.size(); restarted++) {
      order(ROUND / 4);
      instances.get(restarted).service().close();
      order(ROUND / 4);
      instances.set(restarted, started(restarted));
    }
    order(ROUND / 4);

    assertThat(verified()).as("after the rolling restart").contains(result());
  }

  /** All orders are there once, and everything about them is what it must be. */
  private String result() {
    return "{\"orders\":%d,\"predictions\":%d,\"mismatches\":0,".formatted(sent, sent);
  }

  /** Orders come until every instance has had some; a new one may first have to be given tasks. */
  private void shouldShareTheNextOrders() {
    List<Double> before = instances.stream().map(Instance::orders).toList();
    await(
        "every instance has its share",
        () -> {
          order(CUSTOMERS);
          for (int i = 0; i < instances.size(); i++) {
            if (instances.get(i).orders() == before.get(i)) {
              return false;
            }
          }
          return true;
        });
    order(ROUND);
  }

  private void order(int count) {
    for (int i = 0; i < count; i++) {
      String customer = "customer-" + sent % CUSTOMERS;
      OrderPlaced order =
          new OrderPlaced(
              "order-" + sent,
              customer,
              "store-1",
              "web",
              1_700_000_000_000L + sent * 60_000L,
              "EUR",
              List.of(new OrderLine("item-" + (sent * 7 + sent % 11) % 9, null, 1, 500L)),
              true);
      producer.send(new ProducerRecord<>(TopicCatalogue.ORDERS.name(), customer, order));
      sent++;
    }
    producer.flush();
  }

  private String verified() {
    StringWriter out = new StringWriter();
    CommandLine command = Foretaste.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.execute(
        "verify",
        "--json",
        "--bootstrap-servers",
        platform.bootstrapServers(),
        "--schema-registry",
        platform.schemaRegistryUrl(),
        "--application-id",
        APPLICATION_ID);
    return out.toString();
  }

  private Instance started(int number) {
    CollectorRegistry metrics = new CollectorRegistry();
    PredictionService service =
        new PredictionService(settings(number), PARTITIONS, schemas, metrics);
    service.start();
    await("instance " + number + " runs", service::isRunning);
    return new Instance(service, metrics);
  }

  private ServiceSettings settings(int number) {
    return new ServiceSettings(
        APPLICATION_ID,
        platform.bootstrapServers(),
        directory.resolve("state-" + number),
        1,
        0,
        ServiceSettings.DEFAULT_COMMIT_INTERVAL_MS,
        32 << 20,
        Optional.empty(),
        false,
        "",
        Map.of());
  }

  private static void await(String what, BooleanSupplier condition) {
    long giveUpAt = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - giveUpAt).as(what).isNegative();
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }
}
