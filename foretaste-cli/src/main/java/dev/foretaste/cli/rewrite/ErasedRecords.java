package dev.foretaste.cli.rewrite;

import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.Placeholder;
import dev.foretaste.topology.erasure.ErasedCustomers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Tells which records of a log are an erased customer's: by the key, and by what the value says.
 * Those in the customer's own partition go up to the request to erase, that included; those that
 * were put elsewhere go when they are not younger than the request.
 */
final class ErasedRecords implements RecordRule {
  private static final String CUSTOMER_ID = "customerId";

  private final ErasedCustomers erased;
  private final Deserializer<SpecificRecord> decoder;
  private final boolean ordersTheEvents;

  /**
   * @param ordersTheEvents whether it is this log whose offsets erasures name
   */
  ErasedRecords(
      ErasedCustomers erased, Deserializer<SpecificRecord> decoder, boolean ordersTheEvents) {
    this.erased = erased;
    this.decoder = decoder;
    this.ordersTheEvents = ordersTheEvents;
  }

  @Override
  public Optional<Placeholder> replacementOf(ConsumerRecord<byte[], byte[]> record) {
    Optional<SpecificRecord> value = decode(record);
    return customers(record, value).stream().anyMatch(customer -> isToGo(customer, record))
        ? Optional.of(
            value.filter(ErasureRequested.class::isInstance).isPresent()
                ? Placeholder.NOTHING
                : Placeholder.ERASED_EVENT)
        : Optional.empty();
  }

  private boolean isToGo(String customer, ConsumerRecord<byte[], byte[]> record) {
    Optional<CustomerErased> found = erased.find(customer);
    if (found.isEmpty()) {
      return false;
    }
    CustomerErased erasure = found.get();
    return ordersTheEvents && erasure.getOrdersPartition() == record.partition()
        ? record.offset() <= erasure.getOrdersOffset()
        : record.timestamp() <= erasure.getRequestedAt();
  }

  private static Set<String> customers(
      ConsumerRecord<byte[], byte[]> record, Optional<SpecificRecord> value) {
    Set<String> customers = new LinkedHashSet<>();
    if (record.key() != null) {
      customers.add(new String(record.key(), StandardCharsets.UTF_8));
    }
    value.ifPresent(
        event -> {
          Schema.Field field = event.getSchema().getField(CUSTOMER_ID);
          if (field != null) {
            customers.add(event.get(field.pos()).toString());
          }
        });
    return customers;
  }

  private Optional<SpecificRecord> decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(record.value())
          .map(value -> decoder.deserialize(record.topic(), value));
    } catch (UndecodableRecordException asSomeDeadLettersAre) {
      return Optional.empty();
    }
  }
}
