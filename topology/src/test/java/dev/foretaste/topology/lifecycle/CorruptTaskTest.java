package dev.foretaste.topology.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.embedded.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What our configuration of Kafka Streams makes of a task that is corrupt at a bad moment. */
class CorruptTaskTest {
  private static final String APPLICATION_ID = "scripted";
  private static final int PARTITIONS = 6;
  private static final String BLOCK = "block";
  private static final String CORRUPT = "corrupt";
  private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(2);

  /** Twice the time after which a member hears of a rebalance. */
  private static final long HEARD_OF_NANOS = TimeUnit.SECONDS.toNanos(3);

  @TempDir private Path directory;
  private final Map<Integer, String> owners = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean corrupted = new AtomicBoolean();
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<KafkaStreams> instances = new ArrayList<>();
  private EmbeddedBroker broker;
  private Admin admin;
  private KafkaProducer<String, String> producer;

  @BeforeEach
  void startBroker() throws Exception {
    broker = EmbeddedBroker.start(directory.resolve("kafka"), 0);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
    admin = Admin.create(client);
    NewTopic in = new NewTopic("in", PARTITIONS, (short) 1);
    admin.createTopics(List.of(in, new NewTopic("out", 1, (short) 1))).all().get();
    producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
  }

  @AfterEach
  void close() {
    release.countDown();
    instances.forEach(instance -> instance.close(Duration.ofSeconds(30)));
    producer.close();
    admin.close();
    broker.close();
  }

  @Test
  void shouldNotLoseWhatOtherTasksOfTheThreadWroteWhileTheGroupRebalances() {
    start("a");
    start("b");
    awaitThat(() -> owners.size() == PARTITIONS && ownedBy("a").size() == PARTITIONS / 2);
    int sound = ownedBy("a").get(0);
    int corrupt = ownedBy("a").get(1);
    send(ownedBy("b").get(0), BLOCK);
    awaitThat(() -> seen.contains(BLOCK));
    start("c");
    awaitThat(this::isRebalancing);
    long since = System.nanoTime();
    awaitThat(() -> System.nanoTime() - since > HEARD_OF_NANOS);

    send(sound, "precious");
    awaitThat(() -> seen.contains("precious"));
    send(corrupt, CORRUPT);
    awaitThat(corrupted::get);
    release.countDown();
    send(sound, "last");

    assertThat(committedUntil("last")).contains("precious", "last").doesNotHaveDuplicates();
  }

  /** With a member that is blocked it goes on for minutes. */
  private boolean isRebalancing() {
    try {
      return admin
              .describeConsumerGroups(List.of(APPLICATION_ID))
              .describedGroups()
              .get(APPLICATION_ID)
              .get()
              .groupState()
          == GroupState.PREPARING_REBALANCE;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void start(String name) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()).withName("in"))
        .process(() -> new Scripted(name), Named.as("scripted"))
        .to("out", Produced.with(Serdes.String(), Serdes.String()).withName("out"));
    ServiceSettings settings =
        new ServiceSettings(
            APPLICATION_ID,
            broker.bootstrapServers(),
            directory.resolve(name),
            1,
            0,
            ServiceSettings.DEFAULT_COMMIT_INTERVAL_MS,
            32 << 20,
            Optional.of("localhost:1"),
            false,
            "",
            Map.of());
    KafkaStreams instance =
        new KafkaStreams(
            builder.build(),
            new StreamsConfig(StreamsProperties.of(settings, new RocksMemory(32 << 20))));
    instances.add(instance);
    instance.start();
  }

  /** Forwards what it gets; blocks its thread, or is found corrupt, when it is told so. */
  private final class Scripted implements Processor<String, String, String, String> {
    private final String instance;
    private ProcessorContext<String, String> context;

    private Scripted(String instance) {
      this.instance = instance;
    }

    @Override
    public void init(ProcessorContext<String, String> context) {
      this.context = context;
      owners.put(context.taskId().partition(), instance);
    }

    @Override
    public void process(Record<String, String> record) {
      seen.add(record.value());
      if (record.value().equals(CORRUPT) && corrupted.compareAndSet(false, true)) {
        throw new TaskCorruptedException(Set.of(context.taskId()));
      }
      if (record.value().equals(BLOCK)) {
        awaitThat(() -> release.getCount() == 0);
      }
      context.forward(record);
    }
  }

  private List<Integer> ownedBy(String instance) {
    return owners.entrySet().stream()
        .filter(owner -> owner.getValue().equals(instance))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private void send(int partition, String value) {
    producer.send(new ProducerRecord<>("in", partition, value, value));
    producer.flush();
  }

  private List<String> committedUntil(String last) {
    Map<String, Object> client =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "isolation.level", "read_committed");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition out = new TopicPartition("out", 0);
      consumer.assign(List.of(out));
      consumer.seekToBeginning(List.of(out));
      awaitThat(
          () -> {
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
              values.add(record.value());
            }
            return values.contains(last);
          });
    }
    return values;
  }

  private static void awaitThat(BooleanSupplier condition) {
    long giveUpAt = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() < giveUpAt).as("the condition came true in time").isTrue();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }
}
