package dev.foretaste.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.embedded.EmbeddedPlatform;
import dev.foretaste.embedded.SharedPlatform;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroDeserializer;
import dev.foretaste.serde.AvroSerializer;
import dev.foretaste.serde.HttpSchemaRegistryClient;
import dev.foretaste.serde.RegistryConfig;
import dev.foretaste.serde.SchemaRegistryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.shaded.org.apache.avro.Schema;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumReader;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericDatumWriter;
import org.apache.flink.avro.shaded.org.apache.avro.generic.GenericRecord;
import org.apache.flink.avro.shaded.org.apache.avro.io.BinaryEncoder;
import org.apache.flink.avro.shaded.org.apache.avro.io.DecoderFactory;
import org.apache.flink.avro.shaded.org.apache.avro.io.EncoderFactory;
import org.apache.flink.formats.avro.registry.confluent.ConfluentSchemaRegistryCoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Our serdes and client, with Confluent's client at the other end. */
@ExtendWith(SharedPlatform.class)
class ConfluentInteropTest {

  private static final OrderPlaced ORDER =
      new OrderPlaced(
          "o-1",
          "Zoë",
          "store-1",
          "web",
          1_700_000_000_000L,
          "EUR",
          List.of(new OrderLine("margherita", null, 2, 1250L)),
          true);

  private String url;
  private final AvroSerializer<OrderPlaced> serializer = new AvroSerializer<>();
  private final AvroDeserializer<OrderPlaced> deserializer = new AvroDeserializer<>();

  @BeforeEach
  void connect(EmbeddedPlatform platform) {
    url = platform.schemaRegistryUrl();
    serializer.configure(Map.of("schema.registry.url", url), false);
    deserializer.configure(Map.of("schema.registry.url", url), false);
  }

  @Test
  void shouldWriteWhatConfluentsCoderReads() throws Exception {
    ByteArrayInputStream bytes = new ByteArrayInputStream(serializer.serialize("orders", ORDER));

    Schema schema = coder("orders-value").readSchema(bytes);
    GenericRecord read =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(bytes, null));

    assertThat(schema.getFullName()).isEqualTo(OrderPlaced.class.getName());
    assertThat(read.get("customerId")).hasToString("Zoë");
    assertThat(read.get("lines")).hasToString(ORDER.getLines().toString());
  }

  @Test
  void shouldReadWhatConfluentsCoderWrites() throws Exception {
    byte[] ours = serializer.serialize("orders", ORDER);
    ByteArrayInputStream in = new ByteArrayInputStream(ours);
    Schema schema = coder("orders-value").readSchema(in);
    GenericRecord record =
        new GenericDatumReader<GenericRecord>(schema)
            .read(null, DecoderFactory.get().binaryDecoder(in, null));

    ByteArrayOutputStream theirs = new ByteArrayOutputStream();
    coder("orders-value").writeSchema(schema, theirs);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(theirs, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);

    assertThat(deserializer.deserialize("orders", theirs.toByteArray())).isEqualTo(ORDER);
    assertThat(theirs.toByteArray()).isEqualTo(ours);
  }

  @Test
  void shouldFindRegisterAndCheckSchemasThroughOurClient() {
    HttpSchemaRegistryClient client = new HttpSchemaRegistryClient(RegistryConfig.of(url));
    String subject = "our-client-value";
    org.apache.avro.Schema first = SchemaBuilder.record("T").fields().requiredInt("a").endRecord();
    org.apache.avro.Schema other =
        SchemaBuilder.record("T").fields().requiredString("a").endRecord();

    assertThat(client.latest(subject)).isEmpty();
    assertThat(client.lookUp(subject, first)).isEmpty();
    assertThat(client.testCompatibility(subject, first).compatible()).isTrue();
    int id = client.register(subject, first);

    assertThat(client.schemaById(id)).contains(first);
    assertThat(client.schemaById(1_000_000)).isEmpty();
    assertThat(client.latest(subject).orElseThrow().version()).isEqualTo(1);
    assertThat(client.lookUp(subject, first).orElseThrow().id()).isEqualTo(id);
    assertThat(client.lookUp(subject, other)).isEmpty();
    assertThat(client.testCompatibility(subject, other).messages())
        .singleElement()
        .asString()
        .contains("TYPE_MISMATCH");
    assertThatThrownBy(() -> client.register(subject, other))
        .isInstanceOf(SchemaRegistryException.class)
        .hasMessageContaining("HTTP status 409");
  }

  private ConfluentSchemaRegistryCoder coder(String subject) {
    return new ConfluentSchemaRegistryCoder(subject, new CachedSchemaRegistryClient(url, 10));
  }
}
