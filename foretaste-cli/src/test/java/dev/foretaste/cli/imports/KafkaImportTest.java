package dev.foretaste.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.orders.OnBadLine;
import dev.foretaste.cli.orders.OrderFormat;
import dev.foretaste.cli.orders.OrderSource;
import dev.foretaste.cli.system.RunningSystem;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.schema.ModelVerdict;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.TrainRequested;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaImportTest {
  private static final String ORDERS = TopicCatalogue.ORDERS.name();
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir static Path brokerDirectory;
  private static EmbeddedPlatform platform;
  private static SchemaRegistryClient registry;
  private static KafkaClients clients;

  @TempDir Path directory;
  private final String applicationId = "application-" + UUID.randomUUID();
  private final RecordedProgress progress = new RecordedProgress();

  @BeforeAll
  static void start() throws Exception {
    platform = EmbeddedPlatform.start(brokerDirectory, 0, 0);
    registry = new HttpSchemaRegistryClient(RegistryConfig.of(platform.schemaRegistryUrl()));
    clients = new KafkaClients(Map.of("bootstrap.servers", platform.bootstrapServers()), LONG);
    try (Admin admin = clients.admin()) {
      TopicAdmin.ensure(admin, 3, (short) 1);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    registry.close();
    platform.close();
  }

  @Test
  void shouldSendEveryOrderOnceAndReturnTheVerdicts() throws Exception {
    OrderSource source = source("once", 60);

    ImportResult result;
    try (var service = service();
        var retrainer = retrainer()) {
      result = importer(LONG).send(source, new ImportPlan(3, true), Pace.unlimited(), progress);
    }

    assertThat(result.orders()).isEqualTo(60);
    assertThat(result.skipped()).isZero();
    assertThat(result.generations()).hasSize(3).allMatch(Generation::promoted);
    assertThat(progress.done()).isEqualTo(60);
    assertThat(positionsOf(source)).containsExactlyElementsOf(upTo(60));
  }

  @Test
  void shouldKeyByCustomerAndKeepTheSequenceOfACustomersOrders() throws Exception {
    OrderSource source = source("sequence", 40);

    importer(LONG).send(source, new ImportPlan(1, false), Pace.unlimited(), progress);

    Map<String, List<Long>> times =
        recordsOf(source).stream()
            .collect(
                Collectors.groupingBy(
                    ConsumerRecord::key,
                    Collectors.mapping(
                        order -> order.value().getEventTime(), Collectors.toList())));
    assertThat(times).containsOnlyKeys("c0", "c1", "c2", "c3", "c4", "c5", "c6");
    assertThat(times.values()).allSatisfy(of -> assertThat(of).isSorted());
  }

  @Test
  void shouldGoOnWhereAnEarlierRunStopped() throws Exception {
    OrderSource source = source("resume", 50);
    sendOnly(source, 20);

    ImportResult second =
        importer(LONG).send(source, new ImportPlan(1, false), Pace.unlimited(), progress);
    ImportResult third =
        importer(LONG).send(source, new ImportPlan(1, false), Pace.unlimited(), progress);

    assertThat(second.skipped()).isEqualTo(20);
    assertThat(second.orders()).isEqualTo(30);
    assertThat(third.skipped()).isEqualTo(50);
    assertThat(third.orders()).isZero();
    assertThat(positionsOf(source)).containsExactlyElementsOf(upTo(50));
  }

  @Test
  void shouldGiveUpWithAdviceWhenNothingIsScored() throws Exception {
    OrderSource source = source("unscored", 5);

    assertThatThrownBy(
            () ->
                importer(Duration.ofSeconds(2))
                    .send(source, new ImportPlan(1, true), Pace.unlimited(), progress))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("not processed")
        .hasMessageContaining(applicationId);
    assertThat(positionsOf(source)).hasSize(5);
  }

  private KafkaImport importer(Duration patience) {
    return new KafkaImport(
        new RunningSystem(
            "",
            platform.bootstrapServers(),
            platform.schemaRegistryUrl(),
            "",
            applicationId,
            0,
            false),
        patience);
  }

  /** As an import that was killed after so many orders. */
  private static void sendOnly(OrderSource source, int count) {
    try (Producer<String, OrderPlaced> producer =
        clients.producer(AvroSerdes.serializer(TopicCatalogue.ORDERS, registry, true))) {
      OrderProducer orders = new OrderProducer(producer, ORDERS, source.digest());
      source.orders().limit(count).forEach(orders::send);
      orders.flush();
    }
  }

  private StandInService<byte[]> service() {
    return new StandInService<>(
        platform.bootstrapServers(), applicationId, ORDERS, new ByteArrayDeserializer(), o -> {});
  }

  private AutoCloseable retrainer() {
    Producer<String, ModelVerdict> verdicts =
        clients.producer(AvroSerdes.serializer(TopicCatalogue.MODEL_VERDICTS, registry, true));
    StandInService<TrainRequested> retrainer =
        new StandInService<>(
            platform.bootstrapServers(),
            "retrainer-" + applicationId,
            TopicCatalogue.TRAIN_REQUESTS.name(),
            AvroSerdes.deserializer(TopicCatalogue.TRAIN_REQUESTS, registry),
            request -> {
              ModelVerdict verdict = Verdicts.on("v" + request.offset(), request.key());
              verdicts.send(
                  new ProducerRecord<>(
                      TopicCatalogue.MODEL_VERDICTS.name(), verdict.getVersion(), verdict));
            });
    return () -> {
      retrainer.close();
      verdicts.close();
    };
  }

  /** Seven customers, so that some share a partition. */
  private OrderSource source(String name, int orders) throws Exception {
    StringBuilder csv = new StringBuilder("customer,order,item,timestamp\n");
    for (int i = 0; i < orders; i++) {
      csv.append("c%d,%s-%d,item-%d,%d\n".formatted(i % 7, name, i, i % 5, 1_700_000_000 + i));
    }
    return OrderFormat.CSV.read(Files.writeString(directory.resolve(name), csv), OnBadLine.STOP);
  }

  private static List<Long> upTo(int count) {
    return LongStream.range(0, count).boxed().toList();
  }

  private static List<Long> positionsOf(OrderSource source) {
    return recordsOf(source).stream()
        .map(order -> ImportHeaders.positionIn(source.digest(), order.headers()).orElseThrow())
        .sorted()
        .toList();
  }

  private static List<ConsumerRecord<String, OrderPlaced>> recordsOf(OrderSource source) {
    List<ConsumerRecord<String, OrderPlaced>> found = new ArrayList<>();
    try (Consumer<String, OrderPlaced> consumer =
        clients.consumer(
            new StringDeserializer(), AvroSerdes.deserializer(OrderPlaced.class, registry))) {
      List<TopicPartition> partitions =
          IntStream.range(0, 3).mapToObj(i -> new TopicPartition(ORDERS, i)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, OrderPlaced> order : consumer.poll(Duration.ofSeconds(1))) {
          if (ImportHeaders.positionIn(source.digest(), order.headers()).isPresent()) {
            found.add(order);
          }
        }
      }
    }
    return found;
  }
}
