package dev.foretaste.cli.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.generations.Generation;
import io.prometheus.client.CollectorRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two instances of the live stream are succeeded by two of a replay while customers order. */
class PromotionTest {
  private static final int PARTITIONS = 4;
  private static final int CUSTOMERS = 12;
  private static final int RATED_BEFORE = 4;
  private static final String REPLAY = "fixed";

  @TempDir private Path directory;
  private final RunningParts parts = new RunningParts();
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger orders = new AtomicInteger();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private EmbeddedPlatform platform;
  private Cluster cluster;
  private Path secret;
  private Api old;

  @BeforeEach
  void start() throws Exception {
    platform = parts.add(EmbeddedPlatform.start(directory.resolve("platform"), 0, 0));
    cluster = new Cluster(platform.bootstrapServers(), platform.schemaRegistryUrl(), Map.of());
    cluster.ensureTopics(PARTITIONS, (short) 1, false, Map.of());
    secret = Files.writeString(directory.resolve("secret"), "only-for-this-test\n");
    old = ready(instance("old-1", Optional.empty()));
    ready(instance("old-2", Optional.empty()));
  }

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldGoOverToAReplayWhileCustomersOrderAndAsk() throws Exception {
    for (int i = 0; i < 2 * CUSTOMERS; i++) {
      order();
    }
    for (int customer = 0; customer < RATED_BEFORE; customer++) {
      rate(customer);
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<?>> customers =
        List.of(threads.submit(this::keepOrdering), threads.submit(this::keepAsking));
    assertThat(foretaste("replay", "--into", REPLAY).exitCode()).isZero();
    String first = instance("new-1", Optional.of(REPLAY));
    String second = instance("new-2", Optional.of(REPLAY));
    ready(first);
    ready(second);

    CommandLineRun promotion =
        foretaste("replay", "promote", REPLAY, "--api", first + "," + second, "--json");
    int ordered = orders.get();
    while (orders.get() < ordered + 3 * CUSTOMERS && failures.isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
    enough.set(true);
    for (Future<?> customer : customers) {
      customer.get();
    }
    threads.shutdown();
    rate(CUSTOMERS - 1);

    assertThat(promotion.exitCode()).as(promotion.err()).isZero();
    assertThat(failures).isEmpty();
    shouldHavePredictedEveryOrderOnce(json.readTree(lastLine(promotion)));
    shouldAnswerWithTheLatestOrderEverywhere();
    shouldHaveTakenAllFeedbackOnce(first);
    assertThat(foretaste("verify").out()).contains(" 0 mismatches");
    assertThat(foretaste("replay", "discard", REPLAY).err()).contains("is live");
    assertThat(foretaste("replay", "promote", REPLAY, "--api", first).err()).contains("already");
  }

  private void shouldHavePredictedEveryOrderOnce(JsonNode promoted) {
    Generation fixed = Generation.original("foretaste").named(REPLAY);
    Map<String, Integer> before = new HashMap<>();
    Map<String, Integer> all = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long first = promoted.get("firstOffsets").get(partition).asLong();
      for (OrderPrediction prediction : predictions(TopicCatalogue.PREDICTIONS, partition)) {
        assertThat(prediction.getOrdersOffset()).isLessThan(first);
        before.merge(prediction.getOrderId(), 1, Integer::sum);
      }
      for (OrderPrediction prediction :
          predictions(fixed.topic(TopicCatalogue.PREDICTIONS), partition)) {
        all.merge(prediction.getOrderId(), 1, Integer::sum);
      }
    }
    assertThat(all).hasSize(orders.get()).containsKeys("o-0", "o-" + (orders.get() - 1));
    assertThat(all.values()).containsOnly(1);
    assertThat(before.size()).isBetween(2 * CUSTOMERS, orders.get() - 1);
    assertThat(before.values()).containsOnly(1);
  }

  private void shouldAnswerWithTheLatestOrderEverywhere() throws Exception {
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      int latest = orders.get() - 1;
      while (latest % CUSTOMERS != customer) {
        latest--;
      }
      String expected = "o-" + latest;
      HttpResponse<String> answer =
          old.await(
              "/v1/customers/c-" + customer + "/prediction",
              response -> response.body().contains("\"" + expected + "\""));
      assertThat(answer.headers().firstValue("Foretaste-Generation")).contains(REPLAY);
    }
  }

  private void shouldHaveTakenAllFeedbackOnce(String url) throws Exception {
    new Api(url)
        .await(
            "/v1/satisfaction",
            answer -> answer.body().contains("\"count\":" + (RATED_BEFORE + 1)));
  }

  private void keepOrdering() {
    while (!enough.get()) {
      order();
    }
  }

  private void keepAsking() {
    for (int i = 0; !enough.get(); i++) {
      try {
        String path = "/v1/customers/c-" + i % CUSTOMERS + "/prediction?wait=2000";
        expect(200, old.get(path));
      } catch (Exception e) {
        failures.add(e.toString());
      }
    }
  }

  private void order() {
    int number = orders.get();
    String customer = "c-" + number % CUSTOMERS;
    String item = number % 3 == 0 ? "margherita" : "funghi";
    try {
      HttpResponse<String> taken =
          old.post(
              "/v1/orders",
              """
              {"orderId": "o-%d", "customerId": "%s", "storeId": "s", "channel": "app",
               "eventTime": %d, "currency": "EUR",
               "lines": [{"itemId": "%s", "quantity": 1, "unitPrice": 900}]}
              """
                  .formatted(number, customer, 1_700_000_000_000L + number * 1_000L, item));
      expect(202, taken);
      String position = json.readTree(taken.body()).get("position").asText();
      // The answer must know the order, whichever stream gives it.
      HttpResponse<String> prediction =
          old.await(
              "/v1/customers/" + customer + "/prediction?wait=5000&after=" + position,
              answer -> true);
      expect(200, prediction);
      if (!prediction.body().contains("\"o-" + number + "\"")) {
        failures.add("o-" + number + " is not known: " + prediction.body());
      }
    } catch (Exception e) {
      failures.add(e.toString());
    }
    orders.incrementAndGet();
  }

  private void rate(int customer) throws Exception {
    String orderId =
        json.readTree(old.awaitOk("/v1/customers/c-" + customer + "/prediction"))
            .get("orderId")
            .asText();
    expect(
        202,
        old.post(
            "/v1/feedback",
            """
            {"feedbackId": "f-%s", "customerId": "c-%d", "orderId": "%s", "rating": 5,
             "eventTime": 1700000000000}
            """
                .formatted(orderId, customer, orderId)));
  }

  private void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      failures.add(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private List<OrderPrediction> predictions(TopicSpec topic, int partition) {
    List<OrderPrediction> found = new ArrayList<>();
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), Duration.ofMinutes(2));
        SchemaRegistryClient registry =
            new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()))) {
      Deserializer<OrderPrediction> decoder = AvroSerdes.deserializer(topic, registry);
      Iterator<StoredRecord> records = topics.read(topic, partition);
      while (records.hasNext()) {
        found.add(decoder.deserialize(topic.name(), records.next().value().orElseThrow()));
      }
    }
    return found;
  }

  private String instance(String name, Optional<String> generation) throws Exception {
    StreamOptions options =
        CommandLine.populateCommand(
            new StreamOptions(), "--port=0", "--threads=1", "--internal-secret-file=" + secret);
    return parts
        .add(
            ServiceInstance.start(
                cluster,
                options,
                options.internalSecret(),
                PARTITIONS,
                directory.resolve(name),
                new CollectorRegistry(),
                generation))
        .url();
  }

  private static Api ready(String url) throws Exception {
    Api api = new Api(url);
    api.awaitOk("/health/ready");
    return api;
  }

  private static String lastLine(CommandLineRun run) {
    return run.out().lines().reduce("", (before, line) -> line);
  }

  private CommandLineRun foretaste(String... command) {
    String[] system = {
      "--bootstrap-servers",
      platform.bootstrapServers(),
      "--schema-registry",
      platform.schemaRegistryUrl()
    };
    String[] state =
        command[0].equals("replay")
            ? new String[] {"--state-dir", directory.resolve("replays").toString()}
            : new String[0];
    return CommandLineRun.of(Stream.of(command, system, state).flatMap(Arrays::stream).toArray());
  }
}
