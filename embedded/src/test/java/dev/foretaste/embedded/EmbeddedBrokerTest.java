package dev.foretaste.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

  private static final Duration GENEROUS = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void shouldKeepDataPortAndClusterIdOverARestart() throws Exception {
    int port;
    String clusterId;
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      port = broker.port();
      clusterId = broker.clusterId();
      createTopic(broker.bootstrapServers(), "greetings");
      sendInTransaction(broker.bootstrapServers(), "greetings", "hello");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      assertThat(broker.port()).isEqualTo(port);
      assertThat(broker.clusterId()).isEqualTo(clusterId);
      sendInTransaction(broker.bootstrapServers(), "greetings", "again");
      assertThat(read(broker.bootstrapServers(), "greetings", 2)).containsExactly("hello", "again");
    }
  }

  @Test
  void shouldComeBackAfterAKillWithEverythingThatWasCommitted() throws Exception {
    try (ChildJvm child = new ChildJvm(BrokerProcess.class, directory)) {
      String line = child.awaitLine("listening on ");
      String bootstrapServers = line.substring("listening on ".length());
      createTopic(bootstrapServers, "survivors");
      sendInTransaction(bootstrapServers, "survivors", "hello");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      sendInTransaction(broker.bootstrapServers(), "survivors", "again");
      assertThat(read(broker.bootstrapServers(), "survivors", 2)).containsExactly("hello", "again");
    }
  }

  @Test
  void shouldListenOnAnotherPortWhenToldSoLater() throws Exception {
    int other = Ports.free(1).get(0);
    EmbeddedBroker.start(directory, 0).close();

    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, other)) {
      assertThat(broker.port()).isEqualTo(other);
      createTopic(broker.bootstrapServers(), "moved");
    }
  }

  @Test
  void shouldRefuseADirectoryThatIsInUse() {
    EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
    try (broker) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, 0))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("is in use by another embedded Kafka")
          .hasMessageContaining("choose another directory");
    }
  }

  @Test
  void shouldNameAPortThatIsInUseAndLeaveTheDirectoryUsable() throws IOException {
    try (ServerSocket occupant = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedBroker.start(directory, occupant.getLocalPort()))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("Port " + occupant.getLocalPort());

      try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
        assertThat(broker.port()).isNotEqualTo(occupant.getLocalPort());
      }
    }
  }

  private static void createTopic(String bootstrapServers, String topic)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  private static void sendInTransaction(String bootstrapServers, String topic, String value) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrapServers, "transactional.id", topic);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, value));
      producer.commitTransaction();
    }
  }

  private static List<String> read(String bootstrapServers, String topic, int count) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long giveUpAt = System.nanoTime() + GENEROUS.toNanos();
      while (values.size() < count && System.nanoTime() - giveUpAt < 0) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
