package dev.foretaste.cli.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.OrderLine;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.InMemorySchemaRegistryClient;
import dev.foretaste.topics.Placeholder;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.erasure.ErasedCustomers;
import dev.foretaste.topology.erasure.Pseudonyms;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ann asked at time 1000, at offset 5 of partition 0, to be forgotten. */
class ErasedRecordsTest {
  private final InMemorySchemaRegistryClient registry = new InMemorySchemaRegistryClient();
  private final Pseudonyms names =
      new Pseudonyms("a key for tests only".getBytes(StandardCharsets.UTF_8));
  private final ErasedCustomers erased = new ErasedCustomers(Optional.of(names));
  private final ErasedRecords rule = rule(true);

  @BeforeEach
  void erase() {
    erased.note(
        names.of("ann"), new CustomerErased("r1", names.keyId(), 0, 5L, 1_000L, 2, 0, 2, 1, 1));
  }

  @Test
  void shouldReplaceWhatStandsBeforeTheRequest() {
    assertThat(rule.replacementOf(record(0, 4, 9_999, "ann", order("ann"))))
        .contains(Placeholder.ERASED_EVENT);
    assertThat(rule.replacementOf(record(0, 4, 9_999, "ben", order("ben")))).isEmpty();
  }

  @Test
  void shouldReplaceTheRequestToo() {
    ErasureRequested request = new ErasureRequested("r1", "ann", 1_000L);

    assertThat(rule.replacementOf(record(0, 5, 1_000, "ann", request)))
        .contains(Placeholder.NOTHING);
  }

  @Test
  void shouldKeepTheOrdersOfOneWhoCameBack() {
    assertThat(rule.replacementOf(record(0, 6, 500, "ann", order("ann")))).isEmpty();
  }

  @Test
  void shouldReplaceWhatOnlyTheKeyOrOnlyTheValueSays() {
    assertThat(rule.replacementOf(record(0, 1, 1, "somebody else", order("ann")))).isPresent();
    assertThat(
            rule.replacementOf(
                raw(0, 1, 1, "ann", "cannot be decoded".getBytes(StandardCharsets.UTF_8))))
        .isPresent();
  }

  @Test
  void shouldGoByTimeInOtherPartitions() {
    assertThat(rule.replacementOf(record(1, 900, 1_000, "ann", order("ann")))).isPresent();
    assertThat(rule.replacementOf(record(1, 900, 1_001, "ann", order("ann")))).isEmpty();
  }

  @Test
  void shouldGoByTimeOnALogWhoseOffsetsErasuresDoNotName() {
    assertThat(rule(false).replacementOf(record(0, 900, 1_000, null, order("ann")))).isPresent();
    assertThat(rule(false).replacementOf(record(0, 1, 1_001, null, order("ann")))).isEmpty();
  }

  private ErasedRecords rule(boolean ordersTheEvents) {
    return new ErasedRecords(
        erased, AvroSerdes.deserializer(TopicCatalogue.ORDERS, registry), ordersTheEvents);
  }

  private ConsumerRecord<byte[], byte[]> record(
      int partition, long offset, long time, String key, SpecificRecord value) {
    return raw(
        partition,
        offset,
        time,
        key,
        AvroSerdes.<SpecificRecord>serializer(TopicCatalogue.ORDERS, registry, true)
            .serialize("orders", value));
  }

  private static ConsumerRecord<byte[], byte[]> raw(
      int partition, long offset, long time, String key, byte[] value) {
    return new ConsumerRecord<>(
        "orders",
        partition,
        offset,
        time,
        TimestampType.CREATE_TIME,
        0,
        0,
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  private static OrderPlaced order(String customer) {
    return new OrderPlaced(
        "o1", customer, "s", "web", 1L, "EUR", List.of(new OrderLine("tea", null, 1, 200L)), true);
  }
}
