package dev.foretaste.cli.replay;

import dev.foretaste.cli.console.Progress;
import dev.foretaste.cli.orders.OrderSource;
import dev.foretaste.cli.orders.SourcedOrder;
import dev.foretaste.cli.topics.StoredRecord;
import dev.foretaste.orders.OrderEvent;
import dev.foretaste.schema.CustomerErased;
import dev.foretaste.schema.ErasureRequested;
import dev.foretaste.schema.MergedHistory;
import dev.foretaste.schema.OrderPlaced;
import dev.foretaste.serde.AvroSerdes;
import dev.foretaste.serde.UndecodableRecordException;
import dev.foretaste.topics.CustomerPartitioner;
import dev.foretaste.topics.MergedHeaders;
import dev.foretaste.topics.TopicCatalogue;
import dev.foretaste.topology.erasure.ErasedCustomers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes the orders of a replay, partition by partition: the records of the log as they are,
 * without customers who were erased later, and between them the orders that it lacks. Single use,
 * not thread-safe.
 */
final class LogMerge {
  private final ReplayedSystem live;
  private final ErasedCustomers erased;
  private final MergedOrders target;
  private final Progress progress;
  private final Deserializer<SpecificRecord> decoder;
  private final Serializer<OrderPlaced> encoder;
  private long added;
  private long duplicates;
  private long ofErased;
  private long read;

  /**
   * @param erased who was, as far as the log goes
   * @param target stays open
   */
  LogMerge(ReplayedSystem live, ErasedCustomers erased, MergedOrders target, Progress progress) {
    this.live = live;
    this.erased = erased;
    this.target = target;
    this.progress = progress;
    decoder = AvroSerdes.deserializer(TopicCatalogue.ORDERS, live.registry());
    encoder = AvroSerdes.serializer(TopicCatalogue.ORDERS, live.registry(), true);
  }

  /**
   * Writes everything.
   *
   * @param ends per partition, up to where the log is merged
   */
  MergedHistory write(OrderSource file, List<Long> ends) {
    Map<Integer, List<OrderPlaced>> byPartition =
        file.orders()
            .map(SourcedOrder::order)
            .collect(
                Collectors.groupingBy(
                    order -> CustomerPartitioner.partitionFor(order.getCustomerId(), ends.size())));
    for (int partition = 0; partition < ends.size(); partition++) {
      merge(partition, ends.get(partition), byPartition.getOrDefault(partition, List.of()));
    }
    target.flush();
    return new MergedHistory(file.digest(), added, duplicates, ofErased);
  }

  private void merge(int partition, long end, List<OrderPlaced> fromFile) {
    MissingOrders missing = new MissingOrders(wanted(partition, end, fromFile));
    long latest = 0;
    Iterator<StoredRecord> records = live.topics().read(live.orders(), partition);
    while (records.hasNext()) {
      StoredRecord record = records.next();
      if (record.offset() >= end) {
        break;
      }
      progress.stepTo(++read);
      latest = Math.max(latest, record.timestamp());
      Optional<SpecificRecord> event = decode(record);
      if (isForgotten(partition, record, event)) {
        continue;
      }
      for (OrderPlaced order : due(missing, record, event)) {
        insert(partition, order, record.offset(), Math.max(0, record.timestamp()));
      }
      target.send(
          partition,
          Math.max(0, record.timestamp()),
          record.key().orElse(null),
          record.value().orElse(null),
          MergedHeaders.logged(record.offset()));
    }
    for (OrderPlaced order : missing.left()) {
      latest = Math.max(latest, order.getEventTime());
      insert(partition, order, end, latest);
    }
  }

  /**
   * An order belongs before events that stand under its customer's key; others are dead letters.
   */
  private static List<OrderPlaced> due(
      MissingOrders missing, StoredRecord record, Optional<SpecificRecord> event) {
    return event
        .filter(it -> !(it instanceof ErasureRequested))
        .map(OrderEvent::of)
        .filter(it -> it.customerId().equals(record.keyText()))
        .map(it -> missing.takeBefore(it.customerId(), it.eventTime()))
        .orElse(List.of());
  }

  private void insert(int partition, OrderPlaced order, long before, long timestamp) {
    added++;
    target.send(
        partition,
        timestamp,
        order.getCustomerId().getBytes(StandardCharsets.UTF_8),
        encoder.serialize(TopicCatalogue.ORDERS.name(), order),
        MergedHeaders.missingBefore(before));
  }

  /** Without those that the log has, and those that were erased. */
  private List<OrderPlaced> wanted(int partition, long end, List<OrderPlaced> fromFile) {
    Set<List<String>> known = idsOf(partition, end, fromFile);
    List<OrderPlaced> wanted = new ArrayList<>();
    for (OrderPlaced order : fromFile) {
      if (known.contains(idOf(order))) {
        duplicates++;
      } else if (erased
          .find(order.getCustomerId())
          .filter(it -> order.getEventTime() <= it.getRequestedAt())
          .isPresent()) {
        ofErased++;
      } else {
        wanted.add(order);
      }
    }
    return wanted;
  }

  private Set<List<String>> idsOf(int partition, long end, List<OrderPlaced> fromFile) {
    Set<List<String>> asked = fromFile.stream().map(LogMerge::idOf).collect(Collectors.toSet());
    Set<List<String>> known = new HashSet<>();
    Iterator<StoredRecord> records = live.topics().read(live.orders(), partition);
    while (!asked.isEmpty() && records.hasNext()) {
      StoredRecord record = records.next();
      if (record.offset() >= end) {
        break;
      }
      decode(record)
          .filter(OrderPlaced.class::isInstance)
          .map(order -> idOf((OrderPlaced) order))
          .filter(asked::contains)
          .ifPresent(known::add);
    }
    return known;
  }

  private static List<String> idOf(OrderPlaced order) {
    return List.of(order.getCustomerId(), order.getOrderId());
  }

  /** Also the request itself: there is nothing left to forget. */
  private boolean isForgotten(int partition, StoredRecord record, Optional<SpecificRecord> event) {
    if (record.key().isPresent() && erased.isErased(record.keyText(), partition, record.offset())) {
      return true;
    }
    return event
        .filter(ErasureRequested.class::isInstance)
        .flatMap(it -> erased.find(((ErasureRequested) it).getCustomerId()))
        .filter(it -> it.getOrdersPartition() == partition)
        .map(CustomerErased::getOrdersOffset)
        .filter(offset -> offset >= record.offset())
        .isPresent();
  }

  private Optional<SpecificRecord> decode(StoredRecord record) {
    try {
      return record.value().map(value -> decoder.deserialize(live.orders().name(), value));
    } catch (UndecodableRecordException takenOverAsItIs) {
      return Optional.empty();
    }
  }
}
