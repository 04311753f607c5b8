package dev.foretaste.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.embedded.EmbeddedBroker;
import dev.foretaste.preferences.PreferenceLearner;
import dev.foretaste.schema.PredictionOutcome;
import dev.foretaste.schema.TrainingExample;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.topics.TopicAdmin;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaExampleReaderTest {
  private static final int EXAMPLES = 60;

  /** Orders that made examples have every third offset. */
  private static final int STEP = 3;

  private final InMemorySchemaRegistryClient schemas = new InMemorySchemaRegistryClient();

  @Test
  void shouldFindEveryExampleAndNoOther(@TempDir Path directory) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0)) {
      Map<String, Object> cluster = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(cluster)) {
        TopicAdmin.ensure(admin, 2, (short) 1);
      }
      KafkaExampleReader reader =
          new KafkaExampleReader(broker.bootstrapServers(), schemas, Map.of());

      assertThat(reader.find(outcome(1, "p0"))).isEmpty();
      publish(cluster);

      for (int i = 0; i < EXAMPLES; i += 7) {
        assertThat(reader.find(outcome(i * STEP, "p" + i)))
            .map(TrainingExample::getPredictionId)
            .contains("p" + i);
      }
      assertThat(reader.find(outcome((EXAMPLES - 1) * STEP, "p" + (EXAMPLES - 1)))).isPresent();
      assertThat(reader.find(outcome(1, "p0"))).isEmpty();
      assertThat(reader.find(outcome(EXAMPLES * STEP, "p0"))).isEmpty();
      assertThat(reader.find(outcome(STEP, "another"))).isEmpty();
    }
  }

  /** Into partition 1, in transactions, with erased customers in between. */
  private void publish(Map<String, Object> cluster) {
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers", cluster.get("bootstrap.servers"), "transactional.id", "examples");
    try (KafkaProducer<String, SpecificRecord> producer =
        new KafkaProducer<>(
            properties,
            new StringSerializer(),
            AvroSerdes.serializer(TopicCatalogue.TRAINING_EXAMPLES, schemas, true))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int i = 0; i < EXAMPLES; i++) {
        send(producer, "anna|" + i, example(i));
        if (i % 5 == 4) {
          send(producer, "bob|" + i, null);
          send(producer, "bob|" + (i + 1), null);
          producer.commitTransaction();
          producer.beginTransaction();
        }
      }
      producer.commitTransaction();
    }
  }

  private static void send(
      KafkaProducer<String, SpecificRecord> producer, String key, TrainingExample value) {
    producer.send(new ProducerRecord<>(TopicCatalogue.TRAINING_EXAMPLES.name(), 1, key, value));
  }

  private static TrainingExample example(int number) {
    return new TrainingExample(
        "p" + number,
        "anna",
        "o" + number,
        1,
        (long) number * STEP,
        number + 2,
        0L,
        0L,
        "store",
        "web",
        "v0",
        0L,
        new PreferenceLearner().unknownCustomer("anna"),
        List.of(),
        List.of(),
        List.of());
  }

  private static PredictionOutcome outcome(long offset, String predictionId) {
    return new PredictionOutcome(
        predictionId,
        "anna",
        "o",
        "s",
        1,
        offset,
        0L,
        0L,
        "v0",
        "baseline",
        List.of(),
        0f,
        0f,
        "",
        "");
  }
}
