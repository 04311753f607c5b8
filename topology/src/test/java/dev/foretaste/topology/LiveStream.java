package dev.foretaste.topology;

import dev.foretaste.bundle.PackedBundle;
import dev.foretaste.bundle.Sections;
import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.ModelBundleChunk;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import dev.foretaste.topology.lifecycle.PredictionService;
import dev.foretaste.topology.lifecycle.ServiceSettings;
import io.prometheus.client.CollectorRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of their own on a real broker, and any number of instances that work on them. */
final class LiveStream implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final String name = "test-" + UUID.randomUUID() + "-";
  private final SchemaRegistryClient schemas = new InMemorySchemaRegistryClient();
  private final TopologySettings topology = new TopologySettings(PARTITIONS, false, name);
  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;

  LiveStream(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      List<TopicSpec> topics = TopicCatalogue.required().stream().map(topology::topic).toList();
      TopicAdmin.ensure(admin, topics, PARTITIONS, (short) 1);
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  PredictionService start(Path stateDirectory) {
    PredictionService service =
        new PredictionService(
            new ServiceSettings(
                name + "app",
                bootstrapServers,
                stateDirectory,
                2,
                0,
                20,
                32 << 20,
                Optional.of("localhost:1"),
                false,
                name,
                Map.of()),
            PARTITIONS,
            schemas,
            new CollectorRegistry());
    service.start();
    awaitThat(service::isRunning);
    return service;
  }

  void place(OrderPlaced order) {
    send(TopicCatalogue.ORDERS, order.getCustomerId(), order);
  }

  void send(TopicSpec topic, String key, SpecificRecord event) {
    String to = topology.topic(topic).name();
    byte[] value =
        AvroSerdes.forTopic(topology.topic(topic), schemas).serializer().serialize(to, event);
    sendBytes(topic, key.getBytes(StandardCharsets.UTF_8), value);
  }

  void sendBytes(TopicSpec topic, byte[] key, byte[] value) {
    producer.send(new ProducerRecord<>(topology.topic(topic).name(), key, value));
    producer.flush();
  }

  void publishChampion(PackedBundle bundle) {
    String version = bundle.manifest().getVersion();
    for (ModelBundleChunk chunk : bundle.chunks()) {
      String key = Sections.chunkKey(version, chunk.getSection(), chunk.getPart());
      send(TopicCatalogue.MODEL_UPDATES, key, chunk);
    }
    send(TopicCatalogue.MODEL_UPDATES, Sections.manifestKey(version), bundle.manifest());
    crown(version);
  }

  /** Makes a version champion that is there. */
  void crown(String version) {
    ChampionPointer pointer = new ChampionPointer(version, null, "test", 0L, "promote", List.of());
    send(TopicCatalogue.MODEL_UPDATES, Sections.CHAMPION_KEY, pointer);
  }

  /** All committed predictions, by position of their orders, once there are so many. */
  List<OrderPrediction> awaitPredictions(int count) {
    List<OrderPrediction> predictions = new ArrayList<>();
    awaitThat(
        () -> {
          predictions.clear();
          predictions.addAll(this.<OrderPrediction>committed(TopicCatalogue.PREDICTIONS));
          return predictions.size() >= count;
        });
    predictions.sort(
        Comparator.comparing(OrderPrediction::getOrdersPartition)
            .thenComparing(OrderPrediction::getOrdersOffset));
    return predictions;
  }

  <T extends SpecificRecord> List<T> committed(TopicSpec topic) {
    String from = topology.topic(topic).name();
    var decoder = AvroSerdes.<T>deserializer(topology.topic(topic), schemas);
    return committedBytes(topic).stream().map(r -> decoder.deserialize(from, r.value())).toList();
  }

  List<ConsumerRecord<byte[], byte[]>> committedBytes(TopicSpec topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topology.topic(topic).name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  static void awaitThat(BooleanSupplier condition) {
    long giveUpAt = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > giveUpAt) {
        throw new AssertionError("the condition did not come true in time");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
