package dev.foretaste.topology;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.Sections;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.Placeholder;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.demand.DemandView;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.inputs.LiveInputs;
import dev.foretaste.topology.inputs.MenuTimeline;
import dev.foretaste.topology.inputs.ModelTimeline;
import dev.foretaste.topology.metrics.TopologyMetrics;
import dev.foretaste.topology.query.OrderProgress;
import dev.foretaste.topology.satisfaction.SatisfactionView;
import dev.foretaste.topology.state.ActiveCustomers;
import io.prometheus.client.CollectorRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology with one partition, driven without a broker. */
final class StreamUnderTest implements AutoCloseable {
  final CollectorRegistry registry = new CollectorRegistry();
  final SatisfactionView satisfaction = new SatisfactionView();
  final DemandView demand = new DemandView();
  private final SchemaRegistryClient schemas = new InMemorySchemaRegistryClient();
  private final TopologyTestDriver driver;

  StreamUnderTest() {
    this(TopologySettings.standard(1));
  }

  StreamUnderTest(TopologySettings settings) {
    this(settings, ErasedCustomers.withoutKey());
  }

  StreamUnderTest(TopologySettings settings, ErasedCustomers erased) {
    ModelTimeline models = new ModelTimeline();
    MenuTimeline menus = new MenuTimeline();
    TopologyMetrics metrics = new TopologyMetrics(registry);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "stream-" + UUID.randomUUID());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    driver =
        new TopologyTestDriver(
            new OrderPredictionTopology(
                    settings,
                    schemas,
                    new StreamViews(
                        models,
                        menus,
                        satisfaction,
                        new OrderProgress(settings.partitions()),
                        demand,
                        new ActiveCustomers(settings.partitions())),
                    metrics,
                    LiveInputs.source(settings, models, menus, metrics),
                    erased)
                .build(),
            properties,
            Instant.ofEpochMilli(Orders.MORNING));
  }

  /** Sends an event at the event time's own record timestamp. */
  void send(TopicSpec topic, String key, SpecificRecord event, long timestamp) {
    byte[] value = AvroSerdes.forTopic(topic, schemas).serializer().serialize(topic.name(), event);
    sendBytes(topic, key.getBytes(StandardCharsets.UTF_8), value, timestamp);
  }

  void sendBytes(TopicSpec topic, byte[] key, byte[] value, long timestamp) {
    driver
        .createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(timestamp)));
  }

  void sendPlaceholder(TopicSpec topic, Placeholder placeholder) {
    driver
        .createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(new TestRecord<>(null, null, placeholder.headers(), Orders.MORNING));
  }

  void publish(PackedBundle bundle) {
    String version = bundle.manifest().getVersion();
    for (ModelBundleChunk chunk : bundle.chunks()) {
      String key = Sections.chunkKey(version, chunk.getSection(), chunk.getPart());
      send(TopicCatalogue.MODEL_UPDATES, key, chunk, 0);
    }
    send(TopicCatalogue.MODEL_UPDATES, Sections.manifestKey(version), bundle.manifest(), 0);
  }

  void crown(String version) {
    ChampionPointer pointer = new ChampionPointer(version, null, "test", 0L, "promote", List.of());
    send(TopicCatalogue.MODEL_UPDATES, Sections.CHAMPION_KEY, pointer, 0);
  }

  void offer(String itemId, boolean available) {
    MenuItem item = new MenuItem(itemId, itemId, null, available, null, null);
    send(TopicCatalogue.MENU_ITEMS, itemId, item, 0);
  }

  /** What was written to a topic since the last call. */
  <T extends SpecificRecord> List<TestRecord<String, T>> read(TopicSpec topic) {
    return driver
        .createOutputTopic(
            topic.name(), new StringDeserializer(), AvroSerdes.<T>deserializer(topic, schemas))
        .readRecordsToList();
  }

  List<TestRecord<byte[], byte[]>> readBytes(TopicSpec topic) {
    return driver
        .createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** Values of a store by key, in the sequence of the keys. */
  <V> Map<String, V> contents(String store) {
    Map<String, V> contents = new TreeMap<>();
    try (var entries = driver.<String, V>getKeyValueStore(store).all()) {
      entries.forEachRemaining(entry -> contents.put(entry.key, entry.value));
    }
    return contents;
  }

  /** Values of a window store by key and start of the window in ms. */
  <V> Map<String, V> windows(String store) {
    Map<String, V> contents = new TreeMap<>();
    try (var entries = driver.<String, V>getWindowStore(store).all()) {
      entries.forEachRemaining(
          entry -> contents.put(entry.key.key() + " " + entry.key.window().start(), entry.value));
    }
    return contents;
  }

  /** Lets time pass in which nothing arrives. */
  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  double metric(String name) {
    return registry.getSampleValue(name);
  }

  @Override
  public void close() {
    driver.close();
  }
}
