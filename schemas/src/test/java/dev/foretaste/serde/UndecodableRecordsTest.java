package dev.foretaste.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.topics.TopicCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

class UndecodableRecordsTest {

  private final InMemorySchemaRegistryClient registry = new InMemorySchemaRegistryClient();
  private final Deserializer<SpecificRecord> deserializer =
      AvroSerdes.deserializer(TopicCatalogue.ORDERS, registry);
  private final byte[] good =
      AvroSerdes.serializer(TopicCatalogue.ORDERS, registry, true)
          .serialize("orders", Orders.placed());

  @Test
  void shouldRefuseBytesThatAreNotInWireFormat() {
    assertRefused("{\"orderId\":1}".getBytes(), "first byte is 0x7b, expected 0x00");
    assertRefused(new byte[] {0, 0, 0}, "3 bytes, but the header alone has 5");
    assertRefused(new byte[0], "0 bytes");
  }

  @Test
  void shouldRefuseAnUnknownSchemaId() {
    assertRefused(withId(4711), "unknown schema id 4711");
  }

  @Test
  void shouldReadTheSameIdOnceItIsKnown() {
    byte[] early = withId(2);
    assertRefused(early, "unknown schema id 2");

    registry.register("copy-value", withExtraField("note"));

    assertRefused(early, "OrderPlaced");
    assertThatThrownBy(() -> deserializer.deserialize("orders", early))
        .hasMessageNotContaining("unknown schema id");
  }

  @Test
  void shouldRefuseTruncatedRecords() {
    for (int length = 5; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length), "truncated");
    }
  }

  @Test
  void shouldRefuseTrailingBytes() {
    assertRefused(Arrays.copyOf(good, good.length + 3), "3 trailing bytes");
  }

  @Test
  void shouldRefuseLengthsOfGigabytesWithoutAllocatingThem() throws IOException {
    // given a first string, and then a list of lines, that claim two thousand million elements
    byte[] hugeString = record(out -> out.writeLong(Integer.MAX_VALUE - 16));
    byte[] hugeArray =
        record(
            out -> {
              for (int i = 0; i < 4; i++) {
                out.writeString("x");
              }
              out.writeLong(0);
              out.writeString("EUR");
              out.writeLong(Integer.MAX_VALUE - 16);
            });

    assertRefused(hugeString, "length field is too large");
    assertRefused(hugeArray, "length field is too large");
  }

  @Test
  void shouldRefuseASchemaThatIsNotARecord() {
    int id = registry.register("numbers-value", Schema.create(Schema.Type.LONG));

    assertRefused(withId(id), "type long is not accepted here");
  }

  @Test
  void shouldNeverInstantiateClassesThatASchemaNames() {
    Schema foreign =
        SchemaBuilder.record("java.util.concurrent.atomic.AtomicLong").fields().endRecord();
    int id = registry.register("foreign-value", foreign);
    AvroDeserializer<SpecificRecord> acceptsAllOfOurs =
        AvroSerdes.deserializerByCatalogue(registry);

    assertThatThrownBy(() -> acceptsAllOfOurs.deserialize("elsewhere", withId(id)))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("type java.util.concurrent.atomic.AtomicLong is not accepted here");
  }

  @Test
  void shouldRefuseASchemaOfTheRightNameThatLacksAField() {
    Schema tooSmall =
        SchemaBuilder.record(OrderPlaced.class.getName())
            .fields()
            .requiredString("orderId")
            .endRecord();
    int id = registry.register("small-value", tooSmall);

    assertRefused(ByteBuffer.allocate(7).put((byte) 0).putInt(id).array(), "OrderPlaced");
  }

  @Test
  void shouldFillInDefaultsAndSkipUnknownFieldsOfOtherVersions() throws IOException {
    // given a writer that knows one field more and leaves out one that has a default
    Schema writer = withExtraField("note");
    GenericRecordBuilder lines = new GenericRecordBuilder(lineWithoutSize(writer));
    GenericData.Record order =
        new GenericRecordBuilder(writer)
            .set("orderId", "o-1")
            .set("customerId", "c")
            .set("storeId", "s")
            .set("channel", "web")
            .set("eventTime", 1L)
            .set("currency", "EUR")
            .set(
                "lines",
                List.of(lines.set("itemId", "i").set("quantity", 1).set("unitPrice", 5L).build()))
            .set("note", "ring twice")
            .build();
    int id = registry.register("other-value", writer);

    SpecificRecord read = deserializer.deserialize("orders", encode(id, writer, order));

    assertThat(((OrderPlaced) read).getLines().get(0).getSize()).isNull();
    assertThat(((OrderPlaced) read).getOrderId()).isEqualTo("o-1");
  }

  @Test
  void shouldReadAcceptedBranchesOfAUnion() throws IOException {
    Schema union =
        Schema.createUnion(
            Orders.cancelled().getSchema(),
            Orders.placed().getSchema(),
            SchemaBuilder.record("other.Thing").fields().endRecord());
    int id = registry.register("union-value", union);

    byte[] second = new byte[good.length + 1];
    ByteBuffer.wrap(second).put((byte) 0).putInt(id).put((byte) 2).put(good, 5, good.length - 5);
    byte[] third = ByteBuffer.allocate(6).put((byte) 0).putInt(id).put((byte) 4).array();

    assertThat(deserializer.deserialize("orders", second)).isEqualTo(Orders.placed());
    assertRefused(third, "not valid Avro binary");
  }

  @Test
  void shouldAnswerAnyBytesWithARecordOrARefusal() {
    Random random = new Random(11);
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = random.nextBoolean() ? mutated(random) : random(random);
      assertThatCode(() -> decodeOrRefuse(bytes)).doesNotThrowAnyException();
    }
  }

  @Test
  void shouldNotBlameTheRecordWhenTheRegistryIsDown() {
    Deserializer<SpecificRecord> cutOff =
        AvroSerdes.deserializer(TopicCatalogue.ORDERS, new RegistryThatIsDown());

    assertThatThrownBy(() -> cutOff.deserialize("orders", good))
        .isInstanceOf(SchemaRegistryUnavailableException.class);
  }

  private void decodeOrRefuse(byte[] bytes) {
    try {
      deserializer.deserialize("orders", bytes);
    } catch (UndecodableRecordException refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
    }
  }

  private byte[] mutated(Random random) {
    byte[] bytes = Arrays.copyOf(good, 5 + random.nextInt(good.length));
    for (int i = 0; i < 3 && bytes.length > 5; i++) {
      bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static byte[] random(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    if (bytes.length >= 5) {
      ByteBuffer.wrap(bytes).put((byte) 0).putInt(1);
    }
    return bytes;
  }

  private void assertRefused(byte[] bytes, String reason) {
    assertThatThrownBy(() -> deserializer.deserialize("orders", bytes))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining(reason);
  }

  private byte[] withId(int id) {
    byte[] bytes = good.clone();
    ByteBuffer.wrap(bytes).put((byte) 0).putInt(id);
    return bytes;
  }

  private static Schema withExtraField(String name) {
    String json = PublishedSchemas.of(OrderPlaced.getClassSchema()).toString();
    String size = json.replaceFirst("\\{\"name\":\"size\".*?\"default\":null\\},", "");
    return new Schema.Parser()
        .parse(
            size.substring(0, size.length() - 2)
                + ",{\"name\":\"%s\",\"type\":\"string\",\"default\":\"\"}]}".formatted(name));
  }

  private static Schema lineWithoutSize(Schema order) {
    return order.getField("lines").schema().getElementType();
  }

  private static byte[] encode(int id, Schema schema, GenericData.Record record)
      throws IOException {
    return withHeader(id, out -> new GenericDatumWriter<>(schema).write(record, out));
  }

  private byte[] record(Writing writing) throws IOException {
    return withHeader(ByteBuffer.wrap(good).getInt(1), writing);
  }

  private static byte[] withHeader(int id, Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ByteBuffer.allocate(WireFormat.HEADER_SIZE).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    writing.to(encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private interface Writing {
    void to(BinaryEncoder encoder) throws IOException;
  }

  private static final class RegistryThatIsDown implements SchemaRegistryClient {

    @Override
    public int register(String subject, Schema schema) {
      throw new SchemaRegistryUnavailableException("down");
    }

    @Override
    public Optional<Schema> schemaById(int id) {
      throw new SchemaRegistryUnavailableException("down");
    }

    @Override
    public Optional<RegisteredSchema> lookUp(String subject, Schema schema) {
      throw new SchemaRegistryUnavailableException("down");
    }

    @Override
    public Optional<RegisteredSchema> latest(String subject) {
      throw new SchemaRegistryUnavailableException("down");
    }

    @Override
    public CompatibilityVerdict testCompatibility(String subject, Schema schema) {
      throw new SchemaRegistryUnavailableException("down");
    }

    @Override
    public void close() {
      // Nothing to release.
    }
  }
}
