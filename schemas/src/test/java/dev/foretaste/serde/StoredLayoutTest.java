package dev.foretaste.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.PendingFeedback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class StoredLayoutTest {
  private final Serde<CustomerState> serde = AvroSerdes.stored(CustomerState.class);

  @Test
  void shouldWriteTheLatestLayoutAndReadItBack() {
    CustomerState state = CustomerState.newBuilder().build();

    byte[] bytes = serde.serializer().serialize("customers", state);

    assertThat(bytes[0]).isEqualTo((byte) 4);
    assertThat(serde.deserializer().deserialize("customers", bytes)).isEqualTo(state);
  }

  @Test
  void shouldReadWhatAnEarlierVersionStored() throws IOException {
    Schema former = FormerLayouts.of(CustomerState.class).get(0);
    Schema feedback = former.getField("pendingFeedback").schema().getElementType();
    GenericRecord pending = new GenericData.Record(feedback);
    pending.put("feedbackPartition", 1);
    pending.put("feedbackOffset", 7L);
    pending.put("orderId", "o1");
    pending.put("rating", 4);
    GenericRecord stored =
        new GenericRecordBuilder(former).set("pendingFeedback", List.of(pending)).build();

    CustomerState state = serde.deserializer().deserialize("customers", bytes(1, stored));

    assertThat(state.getPendingFeedback()).containsExactly(new PendingFeedback(1, 7L, "o1", 4, ""));
    assertThat(state.getRecentFeedback()).isEmpty();
    assertThat(state.getSatisfaction()).isNull();
  }

  @Test
  void shouldRefuseALayoutOfALaterVersion() {
    assertThatThrownBy(() -> serde.deserializer().deserialize("customers", new byte[] {5, 0}))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("layout");
  }

  private static byte[] bytes(int layout, GenericRecord stored) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(layout);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(stored.getSchema()).write(stored, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
