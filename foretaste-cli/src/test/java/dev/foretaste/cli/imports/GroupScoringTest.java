package dev.foretaste.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.topics.KafkaTopics;
import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topics.TopicSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With producers that write in transactions; each test goes on from the end of the topics. */
class GroupScoringTest {
  private static final TopicPartition ORDERS = place(TopicCatalogue.ORDERS);
  private static final TopicPartition REKEYED = place(TopicCatalogue.ORDERS_BY_CUSTOMER);

  @TempDir static Path directory;
  private static EmbeddedPlatform platform;
  private static Admin admin;

  private final String group = "group-" + UUID.randomUUID();
  private final RecordedProgress progress = new RecordedProgress();

  @BeforeAll
  static void start() {
    platform = EmbeddedPlatform.start(directory, 0, 0);
    admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
    TopicAdmin.ensure(
        admin, List.of(TopicCatalogue.ORDERS, TopicCatalogue.ORDERS_BY_CUSTOMER), 1, (short) 1);
  }

  @AfterAll
  static void stop() {
    admin.close();
    platform.close();
  }

  @Test
  void shouldNotWaitForTheMarkerOfACommittedTransaction() throws Exception {
    long order = transaction(ORDERS, true);
    long rekeyed = transaction(REKEYED, true);
    commit(order + 1, rekeyed + 1);

    awaitCaughtUp(Duration.ofMinutes(1));

    assertThat(end(ORDERS)).isGreaterThan(order + 1);
    assertThat(end(REKEYED)).isGreaterThan(rekeyed + 1);
  }

  @Test
  void shouldNotWaitForWhatAnAbortedTransactionLeft() throws Exception {
    long order = transaction(ORDERS, true);
    long rekeyed = transaction(REKEYED, true);
    transaction(ORDERS, false);
    transaction(REKEYED, false);
    commit(order + 1, rekeyed + 1);

    awaitCaughtUp(Duration.ofMinutes(1));

    assertThat(end(ORDERS)).isGreaterThan(order + 3);
    assertThat(end(REKEYED)).isGreaterThan(rekeyed + 3);
  }

  @Test
  void shouldWaitForARekeyedOrderBeforeAMarker() throws Exception {
    long order = transaction(ORDERS, true);
    long rekeyed = transaction(REKEYED, true);
    commit(order + 1, rekeyed);

    assertThatThrownBy(() -> awaitCaughtUp(Duration.ofSeconds(3)))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("not processed")
        .hasMessageContaining(group);
  }

  private void awaitCaughtUp(Duration patience) {
    try (KafkaTopics topics = new KafkaTopics(platform.bootstrapServers(), patience)) {
      new GroupScoring(topics, group, patience).awaitCaughtUp(progress);
    }
  }

  /** The service has come this far. */
  private void commit(long orders, long rekeyed) throws Exception {
    admin
        .alterConsumerGroupOffsets(
            group,
            Map.of(ORDERS, new OffsetAndMetadata(orders), REKEYED, new OffsetAndMetadata(rekeyed)))
        .all()
        .get();
  }

  /** Writes one record in a transaction of its own and returns its offset. */
  private static long transaction(TopicPartition place, boolean commit) throws Exception {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            platform.bootstrapServers(),
            "transactional.id",
            "shop-" + UUID.randomUUID());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      var sent = producer.send(new ProducerRecord<>(place.topic(), new byte[] {1}));
      producer.flush();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
      return sent.get().offset();
    }
  }

  private static long end(TopicPartition place) throws Exception {
    return admin.listOffsets(Map.of(place, OffsetSpec.latest())).all().get().get(place).offset();
  }

  private static TopicPartition place(TopicSpec topic) {
    return new TopicPartition(topic.name(), 0);
  }
}
