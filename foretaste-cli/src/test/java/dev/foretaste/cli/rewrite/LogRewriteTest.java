package dev.foretaste.cli.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.console.SilentProgress;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.embedded.EmbeddedBroker;
import dev.foretaste.topics.Placeholder;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logs with transactions, aborted ones too, whose first records are gone by age. */
class LogRewriteTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long TRIMMED = 3;
  private static final RecordRule WITHOUT_ANN =
      record ->
          "ann".equals(new String(record.key(), StandardCharsets.UTF_8))
              ? Optional.of(Placeholder.ERASED_EVENT)
              : Optional.empty();

  @TempDir static Path directory;
  private static EmbeddedBroker broker;
  private static Admin admin;

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(directory, 0);
    admin = Admin.create(client());
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void shouldKeepEveryOtherRecordWhereItStood() throws Exception {
    TopicSpec log = log("kept");
    List<String> before = content(log);

    LogRewrite.Result result = rewrite().run(log, WITHOUT_ANN, step -> {});

    assertThat(result).isEqualTo(new LogRewrite.Result(log.name(), 4, 2));
    assertThat(content(log))
        .isEqualTo(before.stream().filter(record -> !record.contains("ann")).toList());
    assertThat(ends(log)).containsExactly(TRIMMED, 14L);
    assertThat(committed("group-kept", log)).isEqualTo(7);
    assertThat(setting(log)).isEqualTo("12345");
    assertThat(admin.listTopics().names().get()).noneMatch(name -> name.contains("rewritten"));
  }

  @ParameterizedTest
  @EnumSource(LogRewrite.Step.class)
  void shouldComeToTheSameEndAfterAnInterruption(LogRewrite.Step last) throws Exception {
    TopicSpec log = log("after-" + last.name().toLowerCase(Locale.ROOT));
    List<String> before = content(log);

    assertThatThrownBy(
            () ->
                rewrite()
                    .run(
                        log,
                        WITHOUT_ANN,
                        step -> {
                          if (step == last) {
                            throw new IllegalStateException("killed");
                          }
                        }))
        .hasMessage("killed");
    assertThat(LogRewrite.isUnfinished(admin, log)).isTrue();
    LogRewrite.Result result = rewrite().run(log, WITHOUT_ANN, step -> {});

    assertThat(LogRewrite.isUnfinished(admin, log)).isFalse();
    assertThat(result).isEqualTo(new LogRewrite.Result(log.name(), 4, 2));
    assertThat(content(log))
        .isEqualTo(before.stream().filter(record -> !record.contains("ann")).toList());
    assertThat(ends(log)).containsExactly(TRIMMED, 14L);
    assertThat(committed("group-" + log.name(), log)).isEqualTo(7);
  }

  @Test
  void shouldBeginAnewWhenItDidNotCompleteItsCopy() throws Exception {
    TopicSpec log = log("halfway");

    assertThatThrownBy(
            () ->
                rewrite()
                    .run(
                        log,
                        record -> {
                          if (record.offset() > 8) {
                            throw new IllegalStateException("killed");
                          }
                          return Optional.empty();
                        },
                        step -> {}))
        .hasMessage("killed");
    assertThat(LogRewrite.isUnfinished(admin, log)).isFalse();

    assertThat(rewrite().run(log, WITHOUT_ANN, step -> {}).removed()).isEqualTo(2);
    assertThat(ends(log)).containsExactly(TRIMMED, 14L);
  }

  @Test
  void shouldRefuseWhileAnybodyReads() throws Exception {
    TopicSpec log = log("read");
    Map<String, Object> config = new HashMap<>(client());
    config.put("group.id", "group-read");
    try (KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      reader.subscribe(List.of(log.name()));
      while (reader.assignment().isEmpty()) {
        reader.poll(Duration.ofMillis(100));
      }

      assertThatThrownBy(() -> rewrite().run(log, WITHOUT_ANN, step -> {}))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("group-read")
          .hasMessageContaining("stop");
    }
  }

  private static LogRewrite rewrite() {
    return new LogRewrite(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        admin,
        PATIENCE,
        new SilentProgress());
  }

  /** Offsets 0 to 5 records, 6 a mark, 7 and 8 aborted, 9 a mark, 10 to 12 records, 13 a mark. */
  private static TopicSpec log(String name) throws Exception {
    TopicSpec log = TopicCatalogue.ORDERS.named(name);
    TopicAdmin.ensure(admin, List.of(log), 1, (short) 1);
    admin
        .incrementalAlterConfigs(
            Map.of(
                resource(log),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry(TopicConfig.SEGMENT_JITTER_MS_CONFIG, "12345"),
                        AlterConfigOp.OpType.SET))))
        .all()
        .get();
    Map<String, Object> config = new HashMap<>(client());
    config.put("transactional.id", name);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      send(producer, log, "ben", "ann", "eve", "ann", "ben", "eve");
      producer.commitTransaction();
      producer.beginTransaction();
      send(producer, log, "ann", "ben");
      producer.flush();
      producer.abortTransaction();
      producer.beginTransaction();
      send(producer, log, "eve", "ann", "ben");
      producer.commitTransaction();
    }
    TopicPartition place = new TopicPartition(name, 0);
    admin.deleteRecords(Map.of(place, RecordsToDelete.beforeOffset(TRIMMED))).all().get();
    admin
        .alterConsumerGroupOffsets("group-" + name, Map.of(place, new OffsetAndMetadata(7)))
        .all()
        .get();
    return log;
  }

  private static void send(
      KafkaProducer<String, String> producer, TopicSpec log, String... customers) {
    for (String customer : customers) {
      producer.send(
          new ProducerRecord<>(log.name(), 0, 1_700_000_000_000L, customer, "of " + customer));
    }
  }

  private static List<String> content(TopicSpec log) {
    List<String> content = new ArrayList<>();
    try (KafkaTopics topics = new KafkaTopics(broker.bootstrapServers(), PATIENCE)) {
      Iterator<ConsumerRecord<byte[], byte[]>> records = topics.readWhole(log, 0);
      while (records.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = records.next();
        if (record.key() != null) {
          content.add(
              "%d %d %s"
                  .formatted(
                      record.offset(),
                      record.timestamp(),
                      new String(record.value(), StandardCharsets.UTF_8)));
        }
      }
    }
    return content;
  }

  private static List<Long> ends(TopicSpec log) {
    try (KafkaTopics topics = new KafkaTopics(broker.bootstrapServers(), PATIENCE)) {
      return List.of(topics.begin(log, 0), topics.end(log, 0));
    }
  }

  private static long committed(String group, TopicSpec log) {
    try (KafkaTopics topics = new KafkaTopics(broker.bootstrapServers(), PATIENCE)) {
      return topics.committed(group, log).get(0);
    }
  }

  private static String setting(TopicSpec log) throws Exception {
    return admin
        .describeConfigs(List.of(resource(log)))
        .all()
        .get()
        .get(resource(log))
        .get(TopicConfig.SEGMENT_JITTER_MS_CONFIG)
        .value();
  }

  private static ConfigResource resource(TopicSpec log) {
    return new ConfigResource(ConfigResource.Type.TOPIC, log.name());
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
