package dev.foretaste.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foretaste.schema.BundleTables;
import dev.foretaste.schema.JournalEntry;
import dev.foretaste.schema.JournalKind;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.schema.TableColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AvroBinaryTest {

  private final AvroBinary<OrderPlaced> orders = AvroBinary.of(OrderPlaced.class);

  @Test
  void shouldReadBackWhateverItWrote() {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      OrderPlaced order = Orders.random(random);

      assertThat(orders.decode(orders.encode(order))).isEqualTo(order);
    }
  }

  @Test
  void shouldWriteTheBytesThatAvroItselfWrites() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      OrderPlaced order = Orders.random(random);
      order.setStoreId(i % 3 == 0 ? "Bäckerei \uD83C\uDF55 " + i : "store");
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(expected, null);
      new GenericDatumWriter<OrderPlaced>(order.getSchema()).write(order, encoder);

      assertThat(orders.encode(order)).isEqualTo(expected.toByteArray());
    }
  }

  @Test
  void shouldReadBackEnumsAndBytes() {
    AvroBinary<JournalEntry> journal = AvroBinary.of(JournalEntry.class);
    AvroBinary<BundleTables> tables = AvroBinary.of(BundleTables.class);
    JournalEntry entry =
        new JournalEntry(1, 2L, JournalKind.FEEDBACK, "feedback", 3, 4L, null, null);
    BundleTables table =
        new BundleTables(
            List.of("a"),
            List.of(new TableColumn("popularity", ByteBuffer.wrap(new byte[100_000]))),
            List.of());

    assertThat(journal.decode(journal.encode(entry))).isEqualTo(entry);
    assertThat(tables.decode(tables.encode(table))).isEqualTo(table);
  }

  @Test
  void shouldRefuseTruncatedAndTrailingBytes() {
    byte[] bytes = orders.encode(Orders.placed());

    assertThatThrownBy(() -> orders.decode(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("truncated");
    assertThatThrownBy(() -> orders.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageContaining("1 trailing bytes");
  }

  @Test
  void shouldPassNullThroughThePlainSerde() {
    Serde<OrderPlaced> serde = AvroSerdes.stored(OrderPlaced.class);

    assertThat(serde.serializer().serialize("store", null)).isNull();
    assertThat(serde.deserializer().deserialize("store", null)).isNull();
    assertThat(
            serde
                .deserializer()
                .deserialize("store", serde.serializer().serialize("store", Orders.placed())))
        .isEqualTo(Orders.placed());
  }

  @Test
  void shouldServeManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work =
          IntStream.range(0, 8)
              .<Callable<Boolean>>mapToObj(seed -> () -> roundTrips(seed))
              .toList();

      for (Future<Boolean> result : threads.invokeAll(work)) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean roundTrips(int seed) {
    Random random = new Random(seed);
    return IntStream.range(0, 500)
        .mapToObj(i -> Orders.random(random))
        .allMatch(order -> orders.decode(orders.encode(order)).equals(order));
  }
}
