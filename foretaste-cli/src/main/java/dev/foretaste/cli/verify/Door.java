package dev.foretaste.cli.verify;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.Placeholder;
import dev.foretaste.topology.erasure.ErasedCustomers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Which records of the orders topic count, and why others are dead letters. */
final class Door {
  /** What the door says. */
  sealed interface Verdict {
    /** The record counts. */
    record Sound(OrderEvent event) implements Verdict {}

    /** The customer is to be forgotten. */
    record Erasure(String customerId) implements Verdict {}

    /** The customer was erased later: as if the record had never been there. */
    record Erased() implements Verdict {}

    /** There is no record. */
    record Nothing() implements Verdict {}

    /** The record is a dead letter. */
    record Refused(String reason) implements Verdict {}
  }

  private final Deserializer<? extends SpecificRecord> decoder;
  private final OptionalInt partitions;
  private final ErasedCustomers erased;
  private final OrderValidator validator = new OrderValidator();

  private Door(
      Deserializer<? extends SpecificRecord> decoder,
      OptionalInt partitions,
      ErasedCustomers erased) {
    this.erased = erased;
    this.decoder = decoder;
    this.partitions = partitions;
  }

  /**
   * The door for orders that are keyed by customer.
   *
   * @param partitions of the orders topic
   */
  static Door keyed(
      Deserializer<? extends SpecificRecord> decoder, int partitions, ErasedCustomers erased) {
    return new Door(decoder, OptionalInt.of(partitions), erased);
  }

  /** The door for orders that are yet to be rekeyed: under any key in any partition. */
  static Door unkeyed(Deserializer<? extends SpecificRecord> decoder) {
    return new Door(decoder, OptionalInt.empty(), ErasedCustomers.withoutKey());
  }

  Verdict judge(StoredRecord record, int partition) {
    Optional<Placeholder> placeholder = record.placeholder();
    if (placeholder.isPresent()) {
      return placeholder.get() == Placeholder.ERASED_EVENT
          ? new Verdict.Erased()
          : new Verdict.Nothing();
    }
    if (partitions.isPresent()
        && record.key().isPresent()
        && erased.isErased(record.keyText(), partition, record.offset())) {
      return new Verdict.Erased();
    }
    if (record.value().isEmpty()) {
      return new Verdict.Refused("empty");
    }
    SpecificRecord decoded;
    try {
      decoded = decoder.deserialize("", record.value().get());
    } catch (UndecodableRecordException e) {
      return new Verdict.Refused("undecodable");
    }
    if (decoded instanceof ErasureRequested request) {
      return judge(
          record, partition, request.getCustomerId(), validator.check(request), erasure(request));
    }
    OrderEvent event = OrderEvent.of(decoded);
    return judge(
        record,
        partition,
        event.customerId(),
        validator.check(event, record.timestamp()),
        new Verdict.Sound(event));
  }

  /** On the way to orders-by-customer nobody is erased yet, and no key is needed. */
  private Verdict erasure(ErasureRequested request) {
    boolean done =
        partitions.isEmpty()
            || erased
                .find(request.getCustomerId())
                .filter(erasure -> erasure.getRequestId().equals(request.getRequestId()))
                .isPresent();
    return done
        ? new Verdict.Erasure(request.getCustomerId())
        : new Verdict.Refused("no-erasure-key");
  }

  private Verdict judge(
      StoredRecord record,
      int partition,
      String customer,
      List<Rejection> faults,
      Verdict whenSound) {
    if (!faults.isEmpty()) {
      return new Verdict.Refused(faults.get(0).code());
    }
    if (partitions.isEmpty()) {
      return whenSound;
    }
    byte[] customerId = customer.getBytes(StandardCharsets.UTF_8);
    if (record.key().isEmpty() || !Arrays.equals(record.key().get(), customerId)) {
      return new Verdict.Refused("wrong-key");
    }
    if (CustomerPartitioner.partitionFor(customerId, partitions.getAsInt()) != partition) {
      return new Verdict.Refused("wrong-partition");
    }
    return whenSound;
  }
}
