package dev.foretaste.serde;

import dev.foretaste.schema.CustomerState;
import dev.foretaste.schema.OrderPrediction;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How values of state stores are laid out: a byte that names the layout, then Avro binary. */
final class StoredLayout<T extends SpecificRecord> {
  private final AvroBinary<T> current;

  /** Layouts by their number less one; the last is the one that is written. */
  private final List<AvroBinary<T>> layouts;

  /** Reads the last of them, and the byte before it. */
  private final Function<byte[], T> latest;

  StoredLayout(Class<T> type) {
    current = AvroBinary.of(type);
    layouts =
        Stream.concat(
                FormerLayouts.of(type).stream().map(schema -> AvroBinary.writtenWith(schema, type)),
                Stream.of(current))
            .toList();
    latest = latest(type);
  }

  private Function<byte[], T> latest(Class<T> type) {
    return type == CustomerState.class && CustomerStateReader.isCurrent()
        ? bytes -> type.cast(CustomerStateReader.read(bytes, 1))
        : current::decodeAfterLayout;
  }

  Serde<T> serde() {
    return Serdes.serdeFrom((topic, value) -> write(value), (topic, bytes) -> read(bytes));
  }

  /** Reads only the standing prediction of customers' states; null before the first order. */
  static Deserializer<OrderPrediction> standing() {
    StoredLayout<CustomerState> states = new StoredLayout<>(CustomerState.class);
    int latest = CustomerStateReader.isCurrent() ? states.layouts.size() : 0;
    return (topic, bytes) ->
        bytes.length > 0 && bytes[0] == latest
            ? CustomerStateReader.standing(bytes, 1)
            : states.read(bytes).getStanding();
  }

  private byte[] write(T value) {
    if (value == null) {
      return null;
    }
    return current.encode((byte) layouts.size(), value);
  }

  private T read(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length == 0 || bytes[0] < 1 || bytes[0] > layouts.size()) {
      throw new UndecodableRecordException(
          "stored with a layout that this version does not know; run the version that wrote it");
    }
    return bytes[0] == layouts.size()
        ? latest.apply(bytes)
        : layouts.get(bytes[0] - 1).decodeAfterLayout(bytes);
  }
}
