package dev.foretaste.api.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.api.log.LogConnection;
import dev.foretaste.api.log.LogPosition;
import dev.foretaste.api.log.LogUnavailableException;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.serde.SchemaRegistryUnavailableException;
import dev.foretaste.topics.TopicCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaOrderLogTest {
  private static final OrderPlaced ORDER =
      new OrderPlaced(
          "o-1",
          "anna",
          "s",
          "web",
          0L,
          "EUR",
          List.of(new OrderLine("cola", null, 1, 250L)),
          true);

  @AfterEach
  void clearInterrupt() {
    Thread.interrupted();
  }

  @Test
  void shouldKeyOrdersByCustomer() {
    MockProducer<String, SpecificRecord> producer = producer(true);

    LogPosition position = new KafkaOrderLog(producer, Duration.ofMinutes(1)).append(ORDER);

    assertThat(position).hasToString("0:0");
    ProducerRecord<String, SpecificRecord> record = producer.history().get(0);
    assertThat(record.topic()).isEqualTo("orders");
    assertThat(record.key()).isEqualTo("anna");
    assertThat(record.partition()).isNull();
    assertThat(record.value()).isEqualTo(ORDER);
  }

  @Test
  void shouldGiveUpWhenNobodyAcknowledges() {
    KafkaOrderLog log = new KafkaOrderLog(producer(false), Duration.ofMillis(20));

    assertThatThrownBy(() -> log.append(ORDER))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("did not acknowledge within 20 ms");
  }

  @Test
  void shouldGiveUpWhenKafkaRefuses() {
    MockProducer<String, SpecificRecord> producer = producer(true);
    producer.sendException = new TopicAuthorizationException("orders");
    KafkaOrderLog log = new KafkaOrderLog(producer, Duration.ofMinutes(1));

    assertThatThrownBy(() -> log.append(ORDER))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("TopicAuthorizationException");
  }

  @Test
  void shouldGiveUpWhenTheSchemaRegistryIsAway() {
    MockProducer<String, SpecificRecord> producer = producer(true);
    producer.sendException = new SchemaRegistryUnavailableException("away");
    KafkaOrderLog log = new KafkaOrderLog(producer, Duration.ofMinutes(1));

    assertThatThrownBy(() -> log.append(ORDER)).isInstanceOf(LogUnavailableException.class);
  }

  @Test
  void shouldStopWaitingWhenItsThreadIsInterrupted() {
    KafkaOrderLog log = new KafkaOrderLog(producer(false), Duration.ofMinutes(1));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> log.append(ORDER)).isInstanceOf(LogUnavailableException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void shouldGiveUpInTimeWhenThereIsNoCluster() {
    // Nothing listens on port 1.
    try (KafkaOrderLog log =
        new KafkaOrderLog(
            new LogConnection(
                "127.0.0.1:1",
                new InMemorySchemaRegistryClient(),
                Duration.ofMillis(200),
                Map.of("client.id", "test")))) {
      assertThatThrownBy(() -> log.append(ORDER)).isInstanceOf(LogUnavailableException.class);
    }
  }

  private static MockProducer<String, SpecificRecord> producer(boolean acknowledges) {
    return new MockProducer<>(
        acknowledges,
        null,
        new StringSerializer(),
        AvroSerdes.serializer(TopicCatalogue.ORDERS, new InMemorySchemaRegistryClient(), true));
  }
}
