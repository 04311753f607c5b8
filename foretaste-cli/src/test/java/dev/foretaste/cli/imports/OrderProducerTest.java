package dev.foretaste.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.cli.console.FailureException;
import dev.foretaste.cli.orders.SourcedOrder;
import dev.foretaste.schema.OrderPlaced;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class OrderProducerTest {
  private final MockProducer<String, OrderPlaced> kafka =
      new MockProducer<>(false, null, new StringSerializer(), (topic, order) -> new byte[0]);
  private final OrderProducer producer = new OrderProducer(kafka, "orders", "0123abcd");

  @Test
  void shouldKeyByCustomerAndSayWhichOrderOfWhichFileItIs() {
    producer.send(new SourcedOrder(258, order()));

    ProducerRecord<String, OrderPlaced> sent = kafka.history().get(0);
    assertThat(sent.topic()).isEqualTo("orders");
    assertThat(sent.key()).isEqualTo("ann");
    assertThat(ImportHeaders.positionIn("0123abcd", sent.headers())).hasValue(258);
    assertThat(ImportHeaders.positionIn("another", sent.headers())).isEmpty();
    assertThat(sent.headers().lastHeader("foretaste.import.position").value())
        .containsExactly(0, 0, 0, 0, 0, 0, 1, 2);
  }

  @Test
  void shouldSendNoMoreOnceAnOrderWasLost() {
    producer.send(new SourcedOrder(0, order()));
    kafka.errorNext(new TimeoutException("broker is away"));

    assertThatThrownBy(() -> producer.send(new SourcedOrder(1, order())))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("broker is away")
        .hasMessageContaining("goes on where this one stopped");
    assertThatThrownBy(producer::flush).isInstanceOf(FailureException.class);
    assertThat(kafka.history()).hasSize(1);
  }

  private static OrderPlaced order() {
    return OrderPlaced.newBuilder()
        .setOrderId("1")
        .setCustomerId("ann")
        .setStoreId("s")
        .setChannel("web")
        .setEventTime(0)
        .setCurrency("USD")
        .setLines(List.of())
        .build();
  }
}
