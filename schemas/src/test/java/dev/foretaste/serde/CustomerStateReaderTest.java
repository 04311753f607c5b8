package dev.foretaste.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPrediction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

class CustomerStateReaderTest {
  private final AvroBinary<CustomerState> avro = AvroBinary.of(CustomerState.class);

  @Test
  void shouldKnowTheSchemaAsItIs() {
    assertThat(CustomerStateReader.isCurrent())
        .as(
            "CustomerState or a record in it has changed: read the new fields in"
                + " CustomerStateReader and set KNOWN to 0x%xL",
            CustomerStateReader.fingerprint())
        .isTrue();
  }

  @Test
  void shouldReadWhateverAvroWritesAsAvroDoes() {
    for (byte[] bytes : randomStates()) {
      CustomerState expected = avro.decode(bytes);

      assertThat(CustomerStateReader.read(bytes, 0)).isEqualTo(expected);
    }
  }

  @Test
  void shouldReadTheStandingPredictionAlone() {
    for (byte[] bytes : randomStates()) {
      CustomerState state = avro.decode(bytes);

      assertThat(CustomerStateReader.standing(bytes, 0)).isEqualTo(state.getStanding());
    }
  }

  @Test
  void shouldRefuseAStateThatEndsBeforeItsStandingPredictionDoes() {
    int refused = 0;
    for (byte[] bytes : randomStates()) {
      OrderPrediction standing = avro.decode(bytes).getStanding();
      for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
        byte[] cut = Arrays.copyOf(bytes, length);
        try {
          assertThat(CustomerStateReader.standing(cut, 0)).isEqualTo(standing);
        } catch (UndecodableRecordException e) {
          refused++;
        }
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void shouldRefuseWhatIsCutOffAnywhereOrGoesOn() {
    for (byte[] bytes : randomStates()) {
      for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThatThrownBy(() -> CustomerStateReader.read(cut, 0))
            .isInstanceOf(UndecodableRecordException.class);
      }
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      assertThatThrownBy(() -> CustomerStateReader.read(longer, 0))
          .isInstanceOf(UndecodableRecordException.class);
    }
  }

  private static List<byte[]> randomStates() {
    Schema schema = TrustedSchemas.schemaOf(CustomerState.class);
    DatumWriter<Object> writer = new GenericDatumWriter<>(schema);
    List<byte[]> states = new ArrayList<>();
    ArrayEncoder encoder = new ArrayEncoder();
    for (Object state : new RandomData(schema, 40, 11, true)) {
      encoder.reset();
      try {
        writer.write(state, encoder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      states.add(encoder.toByteArray());
    }
    return states;
  }
}
