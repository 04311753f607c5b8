package dev.foretaste.cli.verify;

import dev.foretaste.cli.SampleBundles;
import dev.foretaste.cli.console.SilentProgress;
import dev.foretaste.cli.erasure.RecordedErasures;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.FeedbackGiven;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.Sentiment;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.Placeholder;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.OrderPredictionTopology;
import dev.foretaste.topology.StreamViews;
import dev.foretaste.topology.TopologySettings;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.erasure.Pseudonyms;
import dev.foretaste.topology.inputs.LiveInputs;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.metrics.TopologyMetrics;
import io.prometheus.client.CollectorRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The real topology without a broker, and everything that went in and came out, to tamper with. */
final class RecordedStream implements AutoCloseable {
  static final long START = 1_700_000_000_000L;
  static final long HOUR = 3_600_000L;

  private static final List<TopicSpec> OUTPUTS =
      List.of(
          TopicCatalogue.PREDICTIONS,
          TopicCatalogue.PREDICTION_OUTCOMES,
          TopicCatalogue.SHADOW_OUTCOMES,
          TopicCatalogue.TRAINING_EXAMPLES,
          TopicCatalogue.CUSTOMER_PREFERENCES,
          TopicCatalogue.INPUT_JOURNAL,
          TopicCatalogue.ORDERS_BY_CUSTOMER,
          TopicCatalogue.ORDERS_DLQ,
          TopicCatalogue.ERASURES);

  private static final Optional<Pseudonyms> PSEUDONYMS =
      Optional.of(new Pseudonyms("a key for tests only".getBytes(StandardCharsets.UTF_8)));

  final MemoryTopics topics = new MemoryTopics();
  private final SchemaRegistryClient registry = new InMemorySchemaRegistryClient();
  private final TopologyTestDriver driver;
  private final boolean rekey;

  /** A stream that takes the orders as they arrive. */
  RecordedStream() {
    this(false);
  }

  /**
   * @param rekey whether it takes them from orders-by-customer
   */
  RecordedStream(boolean rekey) {
    this.rekey = rekey;
    TopologySettings settings = new TopologySettings(1, rekey, "");
    ModelTimeline models = new ModelTimeline();
    MenuTimeline menus = new MenuTimeline();
    TopologyMetrics metrics = new TopologyMetrics(new CollectorRegistry());
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "recorded-" + UUID.randomUUID());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    driver =
        new TopologyTestDriver(
            new OrderPredictionTopology(
                    settings,
                    registry,
                    StreamViews.unwatched(models, menus, 1),
                    metrics,
                    LiveInputs.source(settings, models, menus, metrics),
                    new ErasedCustomers(PSEUDONYMS))
                .build(),
            properties);
  }

  /** A customer orders one piece of each item, so many hours after the start. */
  void order(String customer, String orderId, long hour, String... items) {
    List<OrderLine> lines =
        Arrays.stream(items).map(item -> new OrderLine(item, null, 1, 990L)).toList();
    send(
        TopicCatalogue.ORDERS,
        customer,
        new OrderPlaced(orderId, customer, "s", "web", START + hour * HOUR, "EUR", lines, true));
  }

  /** The same by a customer who does not agree to be learned from. */
  void orderWithoutConsent(String customer, String orderId, long hour, String item) {
    OrderLine line = new OrderLine(item, null, 1, 990L);
    send(
        TopicCatalogue.ORDERS,
        customer,
        new OrderPlaced(
            orderId, customer, "s", "web", START + hour * HOUR, "EUR", List.of(line), false));
  }

  void rate(String customer, String orderId, int rating) {
    FeedbackGiven feedback =
        new FeedbackGiven(
            UUID.randomUUID().toString(),
            customer,
            orderId,
            rating,
            START,
            "",
            Sentiment.NOT_GIVEN);
    send(TopicCatalogue.FEEDBACK, customer, feedback);
  }

  void erase(String customer) {
    String requestId = UUID.randomUUID().toString();
    send(TopicCatalogue.ORDERS, customer, new ErasureRequested(requestId, customer, START));
  }

  void judge(String customer, String predictionId, Sentiment sentiment) {
    FeedbackGiven feedback =
        new FeedbackGiven(
            UUID.randomUUID().toString(), customer, "", 0, START, predictionId, sentiment);
    send(TopicCatalogue.FEEDBACK, customer, feedback);
  }

  void offer(String itemId, boolean available) {
    send(
        TopicCatalogue.MENU_ITEMS,
        itemId,
        new MenuItem(itemId, itemId, null, available, null, null));
  }

  /** A model becomes champion that knows these items as popular. */
  void crown(String version, String... popular) {
    SampleBundles.send(
        version, (key, record) -> send(TopicCatalogue.MODEL_UPDATES, key, record), popular);
  }

  void send(TopicSpec topic, String key, SpecificRecord value) {
    sendBytes(topic, key, encode(topic, value));
  }

  void sendBytes(TopicSpec topic, String key, byte[] value) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    // Records are produced long after what they tell of.
    long timestamp = START + 1_000_000 * HOUR;
    topics
        .of(topic)
        .add(
            new StoredRecord(
                topics.of(topic).size(),
                timestamp,
                Optional.of(keyBytes),
                Optional.ofNullable(value),
                Map.of()));
    driver
        .createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(keyBytes, value, Instant.ofEpochMilli(timestamp)));
    OUTPUTS.forEach(this::collect);
  }

  private void collect(TopicSpec topic) {
    driver
        .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList()
        .forEach(record -> topics.of(topic).add(stored(topic, record)));
  }

  private StoredRecord stored(TopicSpec topic, TestRecord<byte[], byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    return new StoredRecord(
        topics.of(topic).size(),
        record.timestamp(),
        Optional.ofNullable(record.key()),
        Optional.ofNullable(record.value()),
        headers);
  }

  /** Changes a record that is there. */
  <T extends SpecificRecord> void tamper(TopicSpec topic, int index, Consumer<T> change) {
    StoredRecord before = topics.of(topic).get(index);
    T value =
        AvroSerdes.<T>deserializer(topic, registry)
            .deserialize(topic.name(), before.value().orElseThrow());
    change.accept(value);
    put(topic, index, before.key().orElseThrow(), encode(topic, value));
  }

  /** Replaces a record that is there. */
  /**
   * Replaces what names a customer, the last of it being the request, as a rewritten log has it.
   */
  void rewriteWithout(TopicSpec topic, String customer) {
    List<StoredRecord> records = topics.of(topic);
    List<StoredRecord> named =
        records.stream()
            .filter(record -> record.value().filter(bytes -> holds(bytes, customer)).isPresent())
            .toList();
    for (StoredRecord record : named) {
      Placeholder placeholder =
          record.equals(named.get(named.size() - 1))
              ? Placeholder.NOTHING
              : Placeholder.ERASED_EVENT;
      String text =
          new String(
              placeholder.headers().lastHeader(Placeholder.HEADER).value(), StandardCharsets.UTF_8);
      records.set(
          records.indexOf(record),
          new StoredRecord(
              record.offset(),
              record.timestamp(),
              Optional.empty(),
              Optional.empty(),
              Map.of(Placeholder.HEADER, text)));
    }
  }

  private static boolean holds(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }

  void put(TopicSpec topic, int index, byte[] key, byte[] value) {
    StoredRecord before = topics.of(topic).get(index);
    topics
        .of(topic)
        .set(
            index,
            new StoredRecord(
                before.offset(),
                before.timestamp(),
                Optional.of(key),
                Optional.ofNullable(value),
                before.headers()));
  }

  byte[] encode(TopicSpec topic, SpecificRecord value) {
    return AvroSerdes.serializer(topic, registry, true).serialize(topic.name(), value);
  }

  VerifyResult verify() {
    return verify(topics.of(TopicCatalogue.ORDERS).size());
  }

  /** Verifies orders up to an offset; what is after it counts as traffic that goes on. */
  VerifyResult verify(long end) {
    ErasedCustomers erased = RecordedErasures.readExisting(topics, registry, PSEUDONYMS);
    Verification verification =
        rekey
            ? Verification.rekeyed(
                topics,
                registry,
                List.of(end),
                List.of((long) topics.of(TopicCatalogue.ORDERS_BY_CUSTOMER).size()),
                erased)
            : Verification.direct(topics, registry, List.of(end), erased);
    return verification.run(1, new SilentProgress());
  }

  @Override
  public void close() {
    driver.close();
  }
}
