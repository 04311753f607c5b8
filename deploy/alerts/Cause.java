import dev.foretaste.schema.ChampionPointer;
import dev.foretaste.schema.MenuItem;
import dev.foretaste.schema.ModelBundle;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Does on purpose what alerts are for, on a system that is to be thrown away afterwards. Run by
 * fire.sh. Arguments: Kafka, registry, what to cause.
 */
public final class Cause implements AutoCloseable {
  private static final int PARTITIONS = 6;

  private final Map<String, Object> client;
  private final SchemaRegistryClient schemas;
  private final KafkaProducer<byte[], byte[]> producer;

  private Cause(String kafka, String registry) {
    client = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
    schemas = new HttpSchemaRegistryClient(RegistryConfig.of(registry));
    producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public static void main(String[] args) throws Exception {
    try (Cause cause = new Cause(args[0], args[1])) {
      switch (args[2]) {
        case "dead-letters" -> cause.garbage(TopicCatalogue.ORDERS);
        case "unreadable" -> cause.garbage(TopicCatalogue.TRAIN_REQUESTS);
        case "bad-bundle" -> cause.badBundle();
        case "duplicates" -> cause.duplicates();
        case "unusual-orders" -> cause.unusualOrders();
        case "flood" -> cause.flood();
        case "other-features" -> cause.otherFeatures();
        case "bad-outcomes" -> cause.badOutcomes();
        case "menu" -> cause.menu(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        case "trimmed-menu" -> cause.trimmedMenu();
        case "broken-changelog" -> cause.brokenChangelog(args[3]);
        default -> throw new IllegalArgumentException("unknown: " + args[2]);
      }
    }
  }

  private void garbage(TopicSpec topic) {
    for (int i = 0; i < 20; i++) {
      producer.send(new ProducerRecord<>(topic.name(), utf8("key-" + i), utf8("no record")));
      pause(200);
    }
  }

  /** A manifest without sections, for features that nobody has. */
  private void badBundle() {
    ModelBundle champion = manifest(championVersion());
    ModelBundle bad =
        ModelBundle.newBuilder(champion).setVersion("v999999").setFeatureSchemaHash(1).build();
    bad.setSections(List.of());
    send(TopicCatalogue.MODEL_UPDATES, "bundle|v999999", bad);
  }

  private void duplicates() {
    OrderPlaced order = order("the-same", "mallory", System.currentTimeMillis(), "store-1", 500);
    for (int second = 0; second < 40; second++) {
      for (int i = 0; i < 200; i++) {
        send(TopicCatalogue.ORDERS, "mallory", order);
      }
      pause(1_000);
    }
  }

  /** Twelve quiet days up to now, three stores; then a day of one store at a hundred times the price. */
  private void unusualOrders() {
    long hour = Duration.ofHours(1).toMillis();
    long end = System.currentTimeMillis() / hour * hour;
    long begin = end - 300 * hour;
    for (long time = begin; time < end; time += hour / 12) {
      boolean isUsual = time < end - 24 * hour;
      int store = isUsual ? (int) (time / (hour / 12) % 3) : 0;
      String customer = "someone-" + time / 1_000 % 97;
      OrderPlaced order =
          order("unusual-" + time, customer, time, "shop-" + store, isUsual ? 500 : 50_000);
      send(TopicCatalogue.ORDERS, customer, order);
      pause(2);
    }
    OrderPlaced last = order("unusual-last", "someone", end + hour / 2, "shop-0", 50_000);
    send(TopicCatalogue.ORDERS, "someone", last);
  }

  /** Faster, and longer than the alert waits, than any machine that this runs on processes them. */
  private void flood() {
    for (int i = 0; i < 600_000; i++) {
      String customer = "flood-" + i % 5_000;
      long time = System.currentTimeMillis();
      send(TopicCatalogue.ORDERS, customer, order("flood-" + i, customer, time, "store-1", 500));
      if (i % 200 == 0) {
        pause(10);
      }
    }
  }

  /** Examples that were there, with ten times the orders: serving never saw that. */
  private void otherFeatures() {
    String trees = manifest(championVersion()).getTreesVersion();
    Map<String, ModelBundle> manifests = manifests();
    int number = 0;
    for (TrainingExample example : all(TopicCatalogue.TRAINING_EXAMPLES, TrainingExample.class)) {
      ModelBundle made = manifests.get(example.getModelVersion());
      if (made == null || !trees.equals(made.getTreesVersion()) || number == 3_000) {
        continue;
      }
      example.getStateBefore().setOrderCount(example.getStateBefore().getOrderCount() * 10);
      String customer = "other-" + number++;
      example.setCustomerId(customer);
      producer.send(
          new ProducerRecord<>(
              TopicCatalogue.TRAINING_EXAMPLES.name(),
              CustomerPartitioner.partitionFor(customer, PARTITIONS),
              utf8(customer + "|1"),
              encode(TopicCatalogue.TRAINING_EXAMPLES, example)));
    }
    System.out.println(number + " examples");
  }

  private void badOutcomes() {
    String champion = championVersion();
    for (int i = 0; i < 15_000; i++) {
      String customer = "wrong-" + i % 1_000;
      PredictionOutcome outcome =
          new PredictionOutcome(
              "p", customer, "o", "s", 0, 0L, 0L, 1L, champion, "xgboost", List.of(), 0f, 0f, "", "");
      send(TopicCatalogue.PREDICTION_OUTCOMES, customer, outcome);
      pause(1);
    }
  }

  /** Dishes with names of 4 KB each. */
  private void menu(int from, int to) {
    String name = "long ".repeat(800);
    for (int i = from; i < to; i++) {
      MenuItem item =
          MenuItem.newBuilder()
              .setItemId("dish-" + i)
              .setName(name + i)
              .setCategory("dishes")
              .setAvailable(true)
              .build();
      send(TopicCatalogue.MENU_ITEMS, item.getItemId(), item);
    }
  }

  /** Takes the menu away from those who have adopted it, as if its topic had been made anew. */
  private void trimmedMenu() throws Exception {
    TopicPartition partition = new TopicPartition(TopicCatalogue.MENU_ITEMS.name(), 0);
    try (Admin admin = Admin.create(client)) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1))).all().get();
    }
    for (int i = 0; i < 100; i++) {
      String customer = "after-" + i;
      long time = System.currentTimeMillis();
      send(TopicCatalogue.ORDERS, customer, order("after-" + i, customer, time, "store-1", 500));
    }
  }

  /** An application cannot start when its changelog has another number of partitions. */
  private void brokenChangelog(String applicationId) throws Exception {
    try (Admin admin = Admin.create(client)) {
      String name = applicationId + "-customers-changelog";
      admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get();
    }
  }

  private static OrderPlaced order(
      String id, String customer, long time, String store, long price) {
    OrderLine line = new OrderLine("margherita", "L", 1, price);
    return new OrderPlaced(id, customer, store, "web", time, "EUR", List.of(line), true);
  }

  private String championVersion() {
    Optional<String> version = Optional.empty();
    for (SpecificRecord record : all(TopicCatalogue.MODEL_UPDATES, SpecificRecord.class)) {
      if (record instanceof ChampionPointer pointer) {
        version = Optional.of(pointer.getVersion());
      }
    }
    return version.orElseThrow(() -> new IllegalStateException("there is no champion yet"));
  }

  private ModelBundle manifest(String version) {
    return manifests().get(version);
  }

  private Map<String, ModelBundle> manifests() {
    Map<String, ModelBundle> found = new HashMap<>();
    for (SpecificRecord record : all(TopicCatalogue.MODEL_UPDATES, SpecificRecord.class)) {
      if (record instanceof ModelBundle manifest) {
        found.put(manifest.getVersion(), manifest);
      }
    }
    return found;
  }

  private <T> List<T> all(TopicSpec topic, Class<T> type) {
    List<T> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      var deserializer = AvroSerdes.deserializer(topic, schemas);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          if (record.value() != null) {
            values.add(type.cast(deserializer.deserialize(topic.name(), record.value())));
          }
        }
      }
    }
    return values;
  }

  private void send(TopicSpec topic, String key, SpecificRecord value) {
    producer.send(new ProducerRecord<>(topic.name(), utf8(key), encode(topic, value)));
  }

  private byte[] encode(TopicSpec topic, SpecificRecord value) {
    return AvroSerdes.serializer(topic, schemas, true).serialize(topic.name(), value);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void pause(long milliseconds) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(milliseconds));
  }

  @Override
  public void close() {
    producer.close();
    schemas.close();
  }
}
