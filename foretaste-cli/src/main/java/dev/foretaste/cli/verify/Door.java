package dev.foretaste.cli.verify;

import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.orders.OrderValidator;
import dev.foretaste.orders.Rejection;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.CustomerPartitioner;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Which records of the orders topic count, and why others are dead letters. */
final class Door {
  /** What the door says. */
  sealed interface Verdict {
    /** The record counts. */
    record Sound(OrderEvent event) implements Verdict {}

    /** The record is a dead letter. */
    record Refused(String reason) implements Verdict {}
  }

  private final Deserializer<? extends SpecificRecord> decoder;
  private final OptionalInt partitions;
  private final OrderValidator validator = new OrderValidator();

  private Door(Deserializer<? extends SpecificRecord> decoder, OptionalInt partitions) {
    this.decoder = decoder;
    this.partitions = partitions;
  }

  /**
   * The door for orders that are keyed by customer.
   *
   * @param partitions of the orders topic
   */
  static Door keyed(Deserializer<? extends SpecificRecord> decoder, int partitions) {
    return new Door(decoder, OptionalInt.of(partitions));
  }

  /** The door for orders that are yet to be rekeyed: under any key in any partition. */
  static Door unkeyed(Deserializer<? extends SpecificRecord> decoder) {
    return new Door(decoder, OptionalInt.empty());
  }

  Verdict judge(StoredRecord record, int partition) {
    if (record.value().isEmpty()) {
      return new Verdict.Refused("empty");
    }
    OrderEvent event;
    try {
      event = OrderEvent.of(decoder.deserialize("", record.value().get()));
    } catch (UndecodableRecordException e) {
      return new Verdict.Refused("undecodable");
    }
    List<Rejection> faults = validator.check(event, record.timestamp());
    if (!faults.isEmpty()) {
      return new Verdict.Refused(faults.get(0).code());
    }
    return partitions.isPresent() ? judgePlace(record, partition, event) : new Verdict.Sound(event);
  }

  private Verdict judgePlace(StoredRecord record, int partition, OrderEvent event) {
    byte[] customerId = event.customerId().getBytes(StandardCharsets.UTF_8);
    if (record.key().isEmpty() || !Arrays.equals(record.key().get(), customerId)) {
      return new Verdict.Refused("wrong-key");
    }
    if (CustomerPartitioner.partitionFor(customerId, partitions.getAsInt()) != partition) {
      return new Verdict.Refused("wrong-partition");
    }
    return new Verdict.Sound(event);
  }
}
