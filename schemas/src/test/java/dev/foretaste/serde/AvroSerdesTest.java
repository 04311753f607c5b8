package dev.foretaste.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderCancelled;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.OrderPrediction;
import dev.foretaste.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AvroSerdesTest {

  private final InMemorySchemaRegistryClient registry = new InMemorySchemaRegistryClient();
  private final Serde<SpecificRecord> orders = AvroSerdes.forTopic(TopicCatalogue.ORDERS, registry);

  @Test
  void shouldReadBackWhateverItWrote() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      OrderPlaced order = Orders.random(random);

      byte[] bytes = orders.serializer().serialize("orders", order);

      assertThat(orders.deserializer().deserialize("orders", bytes)).isEqualTo(order);
    }
  }

  @Test
  void shouldReadEachTypeOfTheTopicAsItsOwnClass() {
    byte[] bytes = orders.serializer().serialize("orders", Orders.cancelled());

    assertThat(orders.deserializer().deserialize("orders", bytes))
        .isInstanceOf(OrderCancelled.class)
        .isEqualTo(Orders.cancelled());
  }

  @Test
  void shouldStartWithMagicByteAndSchemaId() {
    byte[] bytes = orders.serializer().serialize("orders", Orders.placed());

    ByteBuffer header = ByteBuffer.wrap(bytes);
    assertThat(header.get()).isZero();
    assertThat(registry.schemaById(header.getInt()).orElseThrow().getFullName())
        .isEqualTo(OrderPlaced.class.getName());
  }

  @Test
  void shouldRegisterThePrimaryTypeByTopicAndTheOthersByTopicAndRecord() {
    orders.serializer().serialize("orders", Orders.placed());
    orders.serializer().serialize("orders", Orders.cancelled());

    assertThat(registry.latest("orders-value").orElseThrow().schema().getFullName())
        .isEqualTo(OrderPlaced.class.getName());
    assertThat(registry.latest("orders-dev.foretaste.schema.OrderCancelled")).isPresent();
  }

  @Test
  void shouldRegisterSchemasWithoutPropertiesOfTheGeneratedClasses() {
    orders.serializer().serialize("orders", Orders.placed());

    assertThat(registry.latest("orders-value").orElseThrow().schema().toString())
        .doesNotContain("avro.java.string")
        .contains("What was ordered");
  }

  @Test
  void shouldPassTombstonesThrough() {
    assertThat(orders.serializer().serialize("orders", null)).isNull();
    assertThat(orders.deserializer().deserialize("orders", null)).isNull();
  }

  @Test
  void shouldRefuseToWriteATypeThatIsNotTheTopics() {
    Serde<SpecificRecord> predictions = AvroSerdes.forTopic(TopicCatalogue.PREDICTIONS, registry);

    assertThatThrownBy(() -> predictions.serializer().serialize("predictions", Orders.placed()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("OrderPlaced is not a value type of topic predictions");
  }

  @Test
  void shouldNameTheSubjectWhenSchemasMayNotBeRegistered() {
    AvroSerializer<OrderPlaced> serializer =
        AvroSerdes.serializer(TopicCatalogue.ORDERS, registry, false);

    assertThatThrownBy(() -> serializer.serialize("orders", Orders.placed()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("subject orders-value")
        .hasMessageContaining("auto.register.schemas=true");
  }

  @Test
  void shouldUseARegisteredSchemaWhenSchemasMayNotBeRegistered() {
    byte[] registering = orders.serializer().serialize("orders", Orders.placed());
    AvroSerializer<OrderPlaced> serializer =
        AvroSerdes.serializer(TopicCatalogue.ORDERS, registry, false);

    assertThat(serializer.serialize("orders", Orders.placed())).isEqualTo(registering);
  }

  @Test
  void shouldExplainARecordThatCannotBeWritten() {
    OrderPlaced incomplete = Orders.placed();
    incomplete.setStoreId(null);

    assertThatThrownBy(() -> orders.serializer().serialize("orders", incomplete))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("OrderPlaced cannot be written");
    assertThat(orders.serializer().serialize("orders", Orders.placed())).isNotEmpty();
  }

  @Test
  void shouldRefuseATopicOfRawBytes() {
    assertThatThrownBy(() -> AvroSerdes.forTopic(TopicCatalogue.ORDERS_DLQ, registry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ByteArraySerde");
  }

  @Test
  void shouldLetBuildersCopyAndFillInDefaults() {
    TrustedSchemas.install();

    OrderPlaced copy = OrderPlaced.newBuilder(Orders.placed()).build();

    assertThat(copy).isEqualTo(Orders.placed());
    assertThat(CustomerState.newBuilder().build().getRecentOrders()).isEmpty();
  }

  @Test
  void shouldReadOnlyTheOneTypeItWasBuiltFor() {
    AvroDeserializer<OrderPrediction> predictions =
        AvroSerdes.deserializer(OrderPrediction.class, registry);
    byte[] bytes = orders.serializer().serialize("orders", Orders.placed());

    assertThatThrownBy(() -> predictions.deserialize("orders", bytes))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("type dev.foretaste.schema.OrderPlaced is not accepted here")
        .hasMessageContaining("expected dev.foretaste.schema.OrderPrediction");
  }
}
