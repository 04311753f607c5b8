package dev.foretaste.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.requests.TransactionResult;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionMarkersTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void shouldEndAnOpenTransactionAsItIsTold(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        TransactionMarkers markers = new TransactionMarkers("localhost", broker.port())) {
      admin.createTopics(List.of(new NewTopic("open", 2, (short) 1))).all().get();
      leaveOpen(broker, 0, "to be committed");
      leaveOpen(broker, 1, "to be aborted");

      end(admin, markers, 0, TransactionResult.COMMIT);
      end(admin, markers, 1, TransactionResult.ABORT);

      assertThat(committed(broker)).containsExactly("to be committed");
    }
  }

  private static void leaveOpen(EmbeddedBroker broker, int partition, String value)
      throws Exception {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "transactional.id",
                "t" + partition),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>("open", partition, "key", value)).get();
    producer.close(Duration.ZERO);
  }

  private static void end(
      Admin admin, TransactionMarkers markers, int partition, TransactionResult result)
      throws Exception {
    TopicPartition at = new TopicPartition("open", partition);
    ProducerState producer =
        admin.describeProducers(List.of(at)).all().get().get(at).activeProducers().get(0);
    markers.write(
        at,
        producer.producerId(),
        (short) producer.producerEpoch(),
        producer.coordinatorEpoch().orElse(0),
        result);
  }

  private static List<String> committed(EmbeddedBroker broker) {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          List.of(new TopicPartition("open", 0), new TopicPartition("open", 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LIMIT);
      assertThat(ends.values()).as("ends of committed data, markers included").containsOnly(2L);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
