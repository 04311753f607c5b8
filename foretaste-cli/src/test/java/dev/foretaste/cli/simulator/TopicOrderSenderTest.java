package dev.foretaste.cli.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.OrderPlaced;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TopicOrderSenderTest {
  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  private final SimulatedChain chain = new SimulatedChain(SimulatorSettings.standard(), NOW);
  private final MockProducer<String, OrderPlaced> producer =
      new MockProducer<>(false, null, new StringSerializer(), (topic, order) -> new byte[0]);
  private final TopicOrderSender sender = new TopicOrderSender(producer, "orders");

  @Test
  void shouldKeyOrdersByCustomer() {
    OrderPlaced order = chain.next(NOW);

    sender.send(order);

    assertThat(producer.history())
        .singleElement()
        .satisfies(sent -> assertThat(sent.topic()).isEqualTo("orders"))
        .satisfies(sent -> assertThat(sent.key()).isEqualTo(order.getCustomerId()))
        .satisfies(sent -> assertThat(sent.value()).isEqualTo(order));
  }

  @Test
  void shouldCountWhatGetsLostAndGoOn() {
    sender.send(chain.next(NOW));
    producer.errorNext(new TimeoutException("broker is away"));
    sender.send(chain.next(NOW));
    producer.completeNext();

    assertThat(sender.lost()).isEqualTo(1);
    assertThat(producer.history()).hasSize(2);
  }
}
