package dev.foretaste.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foretaste.cli.CommandLineRun;
import dev.foretaste.cli.Foretaste;
import dev.foretaste.cli.SampleBundles;
import dev.foretaste.cli.console.SilentProgress;
import dev.foretaste.cli.orders.OnBadLine;
import dev.foretaste.cli.orders.OrderFormat;
import dev.foretaste.cli.orders.SourcedOrder;
import dev.foretaste.cli.topics.CatchUp;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.schema.CustomerPreferences;
import dev.foretaste.schema.Experiment;
import dev.foretaste.schema.ExperimentKind;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.Sentiment;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import io.prometheus.client.CollectorRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
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

/**
 * Replays of a live stream that had model swaps, menu changes, feedback and an experiment; each
 * test goes on from the one before.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayCommandTest {
  private static final int PARTITIONS = 2;
  private static final int CUSTOMERS = 10;
  private static final String APPLICATION_ID = "replayed";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final TopicSpec MERGED = TopicCatalogue.ORDERS.named("replay-merged-orders");
  private static final long START = 1_700_000_000_000L;

  @TempDir static Path directory;
  private static EmbeddedPlatform platform;
  private static SchemaRegistryClient registry;
  private static KafkaProducer<byte[], byte[]> producer;
  private static PredictionService service;
  private static int round;

  @BeforeAll
  static void record() {
    platform = EmbeddedPlatform.start(directory.resolve("platform"), 0, 0);
    registry = new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()));
    Map<String, Object> client = Map.of("bootstrap.servers", platform.bootstrapServers());
    try (Admin admin = Admin.create(client)) {
      TopicAdmin.ensure(admin, PARTITIONS, (short) 1);
    }
    producer = new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    service = service();
    service.start();
    orders(3);
    crown("v1", "margherita", "funghi");
    orders(3);
    rateAll(1);
    offer("tiramisu", false);
    orders(3);
    crown("v2", "cola", "tiramisu", "diavola");
    crown("v3", "funghi", "cola");
    send(TopicCatalogue.MODEL_UPDATES, "experiment|e1", experiment());
    await(() -> service.models().experiments().view().running().isPresent());
    orders(4);
    offer("tiramisu", true);
    rateAll(5);
    crown("v1b", "margherita");
    orders(4);
  }

  @AfterAll
  static void stop() {
    service.close();
    producer.close();
    registry.close();
    platform.close();
  }

  @Test
  @Order(1)
  void shouldDifferInNothingAsRecorded() throws Exception {
    assertThat(journalled())
        .contains(
            JournalKind.MODEL, JournalKind.MENU, JournalKind.FEEDBACK, JournalKind.EXPERIMENT);

    CommandLineRun replay = replay("--into", "first", "--json");

    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertEqualToLive("first");
    assertThat(json(replay("list", "--json")).get(0).get("name").asText()).isEqualTo("first");
  }

  @Test
  @Order(2)
  void shouldGoOnWithOrdersThatCameSince() throws Exception {
    crown("v4", "cola", "funghi");
    orders(2);

    assertThat(replay("--into", "first").exitCode()).isZero();

    assertEqualToLive("first");
  }

  @Test
  @Order(3)
  void shouldDifferInNothingAfterAKill() throws Exception {
    Process following = inOwnProcess("--into", "killed", "--follow");
    try {
      await(() -> replayed("killed") > 0);
      orders(5);
      crown("v5", "diavola");
      orders(5);
    } finally {
      following.destroyForcibly().waitFor();
    }
    orders(2);

    CommandLineRun replay = replay("--into", "killed");

    assertThat(replay.exitCode()).as(replay.err()).isZero();
    assertEqualToLive("killed");
  }

  @Test
  @Order(4)
  void shouldScoreEveryOrderWithTheVersionThatIsAskedFor() throws Exception {
    CommandLineRun replay = replay("--into", "one", "--model", "v1");

    assertThat(replay.exitCode()).as(replay.err()).isZero();
    CommandLineRun compare = replay("compare", "one", "--json");
    JsonNode predictions = json(compare).get("kinds").get(0);
    assertThat(predictions.get("compared").asInt()).isEqualTo(round * CUSTOMERS);
    assertThat(predictions.get("different").asInt()).isBetween(1, round * CUSTOMERS - CUSTOMERS);
    assertThat(compare.out()).contains("modelVersion");
    assertThat(replay("--into", "one", "--model", "v2").exitCode()).isEqualTo(2);
    assertThat(replay("--into", "none", "--model", "v99").err()).contains("no model v99");
  }

  @Test
  @Order(5)
  void shouldWriteAndCompareTheAskedTimesAlone() throws Exception {
    long to = START + (round - 2) * 3_600_000L;

    CommandLineRun replay =
        replay("--into", "part", "--from", instant(START + 5 * 3_600_000L), "--to", instant(to));

    assertThat(replay.exitCode()).as(replay.err()).isZero();
    JsonNode result = json(replay("compare", "part", "--json"));
    assertThat(result.get("compared").asInt()).isEqualTo((round - 7) * CUSTOMERS);
    assertThat(result.get("different").asInt()).isZero();
    assertThat(replay("--into", "part", "--to", instant(to + 1)).exitCode()).isEqualTo(2);
    assertThat(replay("--into", "x", "--from", "today").err()).contains("--from must be a time");
  }

  @Test
  @Order(6)
  void shouldResetAReplayOnlyWhenToldTo() throws Exception {
    CommandLineRun dry = foretaste("reset", "--replay", "part", "--json");

    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(json(dry).get("done").asBoolean()).isFalse();
    assertThat(json(dry).get("internalTopics").toString())
        .contains(APPLICATION_ID + "-replay-part-customers-changelog");
    assertThat(replayed("part")).isPositive();

    assertThat(foretaste("reset", "--replay", "part", "--yes").exitCode()).isZero();

    assertThat(replayed("part")).isZero();
    CommandLineRun ofRunning = foretaste("reset", "--yes");
    assertThat(ofRunning.exitCode()).isEqualTo(1);
    assertThat(ofRunning.err()).contains("stop all its instances");
  }

  @Test
  @Order(7)
  void shouldMergeOrdersThatTheLogLacks() throws Exception {
    Path file = directory.resolve("missing.csv");
    Files.writeString(
        file,
        """
        customer,order,item,timestamp
        c0,first,cola,%s
        fresh,one,funghi,%s
        fresh,two,cola,%s
        c0,between,diavola,%s
        c2,known,cola,%s
        c1,last,diavola,%s
        """
            .formatted(at(-1), at(1), at(2), at(round / 2), at(round + 10), at(round + 11)));
    OrderPlaced known =
        OrderFormat.CSV
            .read(file, OnBadLine.STOP)
            .orders()
            .map(SourcedOrder::order)
            .filter(order -> order.getCustomerId().equals("c2"))
            .findFirst()
            .orElseThrow();
    send(TopicCatalogue.ORDERS, "c2", known);
    awaitProcessed();
    Process following =
        inOwnProcess("--into", "merged", "--with", file.toString(), "--format", "csv", "--follow");
    try {
      await(() -> replayed("merged", MERGED) > 0);
      orders(1);
    } finally {
      following.destroyForcibly().waitFor();
    }
    crown("v6", "tiramisu");
    orders(1);

    CommandLineRun replay = replay("--into", "merged");

    assertThat(replay.exitCode()).as(replay.err()).isZero();
    CommandLineRun compare = replay("compare", "merged", "--json");
    JsonNode result = json(compare);
    assertThat(compare.exitCode()).as(compare.out()).isZero();
    assertThat(result.get("added").asInt()).isEqualTo(5);
    assertThat(result.get("unexplained").asInt()).isZero();
    assertThat(result.get("different").asInt()).isPositive();
    assertThat(result.get("compared").asInt()).isEqualTo(round * CUSTOMERS + 1);
    assertThat(orderCounts("replay-merged-"))
        .containsEntry("fresh", 2)
        .containsEntry("c0", round + 2)
        .containsEntry("c1", round + 1)
        .containsEntry("c2", round + 1)
        .containsEntry("c3", round);
    assertThat(orderCounts("")).doesNotContainKey("fresh").containsEntry("c0", round);
    assertThat(promotion("merged").err()).contains("--with").contains("import");
    assertThat(foretaste("reset", "--replay", "merged", "--yes").err()).contains("discard");
    assertThat(replay("discard", "merged").exitCode()).isZero();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      await(() -> names(admin).noneMatch(name -> name.contains("replay-merged")));
    }
  }

  @Test
  @Order(8)
  void shouldLeaveNothingBehindWhenDiscarded() throws Exception {
    assertThat(replay("discard", "first").exitCode()).isZero();

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
      await(() -> names(admin).noneMatch(name -> name.contains("replay-first")));
      assertThat(names(admin)).anyMatch(name -> name.contains("replay-killed"));
      assertThat(admin.listGroups().all().get())
          .noneMatch(group -> group.groupId().equals(APPLICATION_ID + "-replay-first"));
    }
    assertThat(directory.resolve("replays/first")).doesNotExist();
    assertThat(Files.exists(directory.resolve("replays/killed"))).isTrue();
    assertThat(replay("compare", "first").exitCode()).isEqualTo(1);
  }

  @Test
  @Order(9)
  void shouldRefuseAReplayWhoseModelsAreRetired() {
    sendBytes(TopicCatalogue.MODEL_UPDATES, "bundle|v1", null);

    CommandLineRun replay = replay("--into", "late");

    assertThat(replay.exitCode()).isEqualTo(1);
    assertThat(replay.err()).contains("v1").contains("retired");
  }

  @Test
  @Order(10)
  void shouldAskForAUsableName() {
    assertThat(replay().exitCode()).isEqualTo(2);
    assertThat(replay("--into", "a-b").err()).contains("small letters and digits");
  }

  private static String instant(long milliseconds) {
    return Instant.ofEpochMilli(milliseconds).toString();
  }

  private static void assertEqualToLive(String name) throws Exception {
    CommandLineRun compare = replay("compare", name, "--json");
    JsonNode result = json(compare);
    assertThat(result.get("different").asInt()).as(compare.out()).isZero();
    assertThat(result.get("compared").asInt()).isEqualTo(round * CUSTOMERS);
    for (JsonNode kind : result.get("kinds")) {
      assertThat(kind.get("compared").asInt()).as(kind.toString()).isPositive();
    }
    assertThat(compare.exitCode()).isZero();
  }

  private static CommandLineRun promotion(String name) {
    return replay("promote", name, "--api", "http://localhost:1");
  }

  /** By customer, as the latest profile says. */
  private static Map<String, Integer> orderCounts(String prefix) {
    TopicSpec topic = TopicCatalogue.CUSTOMER_PREFERENCES;
    Deserializer<CustomerPreferences> decoder = AvroSerdes.deserializer(topic, registry);
    Map<String, Integer> counts = new HashMap<>();
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), PATIENCE)) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        Iterator<StoredRecord> profiles =
            topics.read(topic.named(prefix + topic.name()), partition);
        while (profiles.hasNext()) {
          StoredRecord profile = profiles.next();
          counts.put(
              profile.keyText(),
              decoder.deserialize("", profile.value().orElseThrow()).getOrderCount());
        }
      }
    }
    return counts;
  }

  private static String at(int ofRound) {
    return instant(START + ofRound * 3_600_000L);
  }

  private static Set<JournalKind> journalled() {
    Set<JournalKind> kinds = EnumSet.noneOf(JournalKind.class);
    Deserializer<JournalEntry> decoder =
        AvroSerdes.deserializer(TopicCatalogue.INPUT_JOURNAL, registry);
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), PATIENCE)) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        Iterator<StoredRecord> entries = topics.read(TopicCatalogue.INPUT_JOURNAL, partition);
        while (entries.hasNext()) {
          kinds.add(decoder.deserialize("", entries.next().value().orElseThrow()).getKind());
        }
      }
    }
    return kinds;
  }

  private static long replayed(String name) {
    return replayed(name, TopicCatalogue.ORDERS);
  }

  private static long replayed(String name, TopicSpec input) {
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), PATIENCE)) {
      return topics.committed(APPLICATION_ID + "-replay-" + name, input).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private static Stream<String> names(Admin admin) {
    try {
      return admin.listTopics().names().get().stream();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(CommandLineRun run) throws Exception {
    return new ObjectMapper().readTree(run.out().lines().reduce("", (before, line) -> line));
  }

  private static CommandLineRun replay(String... options) {
    return CommandLineRun.of((Object[]) command(options));
  }

  private static CommandLineRun foretaste(String... command) {
    String[] system = {
      "--bootstrap-servers",
      platform.bootstrapServers(),
      "--schema-registry",
      platform.schemaRegistryUrl(),
      "--application-id",
      APPLICATION_ID
    };
    return CommandLineRun.of(Stream.of(command, system).flatMap(Arrays::stream).toArray());
  }

  private static Process inOwnProcess(String... options) throws Exception {
    return new ProcessBuilder(
            Stream.of(
                    Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Foretaste.class.getName()),
                    Arrays.stream(command(options)))
                .flatMap(part -> part)
                .toList())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("replay.log").toFile())
        .start();
  }

  private static String[] command(String... options) {
    String[] system = {
      "--bootstrap-servers",
      platform.bootstrapServers(),
      "--schema-registry",
      platform.schemaRegistryUrl(),
      "--application-id",
      APPLICATION_ID,
      "--state-dir",
      directory.resolve("replays").toString()
    };
    return Stream.of(new String[] {"replay"}, options, system)
        .flatMap(Arrays::stream)
        .toArray(String[]::new);
  }

  /** Every customer orders so many times; returns when the live stream has processed it. */
  private static void orders(int rounds) {
    for (int end = round + rounds; round < end; round++) {
      for (int customer = 0; customer < CUSTOMERS; customer++) {
        String item = (round + customer) % 3 == 0 ? "tiramisu" : "margherita";
        send(
            TopicCatalogue.ORDERS,
            "c" + customer,
            new OrderPlaced(
                orderId(round, customer),
                "c" + customer,
                "s",
                "web",
                START + round * 3_600_000L,
                "EUR",
                List.of(new OrderLine(item, null, 1, 900L), new OrderLine("funghi", null, 1, 990L)),
                true));
      }
    }
    awaitProcessed();
  }

  private static void awaitProcessed() {
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), PATIENCE)) {
      new CatchUp(topics, APPLICATION_ID, PATIENCE)
          .await(TopicCatalogue.ORDERS, new SilentProgress());
    }
  }

  private static void rateAll(int rating) {
    for (int customer = 0; customer < CUSTOMERS; customer++) {
      FeedbackGiven feedback =
          new FeedbackGiven(
              "f-" + round + "-" + customer,
              "c" + customer,
              orderId(round - 1, customer),
              rating,
              START,
              "",
              Sentiment.NOT_GIVEN);
      send(TopicCatalogue.FEEDBACK, "c" + customer, feedback);
    }
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), PATIENCE)) {
      new CatchUp(topics, APPLICATION_ID, PATIENCE)
          .await(TopicCatalogue.FEEDBACK, new SilentProgress());
    }
  }

  private static String orderId(int ofRound, int customer) {
    return "o-" + ofRound + "-" + customer;
  }

  private static void offer(String itemId, boolean available) {
    MenuItem item = new MenuItem(itemId, itemId, null, available, null, null);
    send(TopicCatalogue.MENU_ITEMS, itemId, item);
    await(() -> service.menus().view().offers(itemId) == available);
  }

  private static void crown(String version, String... popular) {
    SampleBundles.send(
        version, (key, record) -> send(TopicCatalogue.MODEL_UPDATES, key, record), popular);
    await(() -> service.models().view().champion().version().equals(version));
  }

  private static Experiment experiment() {
    return new Experiment("e1", ExperimentKind.SHADOW, "v2", 600, "salt", "test", 0L, null, "");
  }

  private static void send(TopicSpec topic, String key, SpecificRecord value) {
    sendBytes(
        topic,
        key,
        AvroSerdes.serializer(topic, registry, true).serialize(topic.name(), value),
        value instanceof OrderPlaced order ? order.getEventTime() : null);
  }

  private static void sendBytes(TopicSpec topic, String key, byte[] value) {
    sendBytes(topic, key, value, null);
  }

  /** Orders carry their event time, as imported ones do. */
  private static void sendBytes(TopicSpec topic, String key, byte[] value, Long timestamp) {
    producer.send(
        new ProducerRecord<>(
            topic.name(), null, timestamp, key.getBytes(StandardCharsets.UTF_8), value));
    producer.flush();
  }

  private static void await(BooleanSupplier condition) {
    long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - giveUpAt).as("time is up").isNegative();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
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
